import type { Registry } from '../canvas/services.ts'
import { scriptInWords } from './words/script-in-words.ts'
import { wordsOfDiagram } from './words/words-of-diagram.ts'

interface StepsInWordsProps {
  readonly text: string
  readonly registry: Registry
  /** Line at which it does not go as told, counted from 1; `null` = none. */
  readonly wrong: number | null
}

/** A scenario as people tell it, under the numbers of its lines. */
export function StepsInWords({ text, registry, wrong }: StepsInWordsProps) {
  const lines = scriptInWords(text, wordsOfDiagram(registry))
  if (lines.length === 0) return <p class="hint">还没有步骤。</p>
  return (
    <ol class="scenario-words">
      {lines.map(({ line, text: sentence, isWrong }) => (
        <li key={line} value={line} class={isWrong || line === wrong ? 'error' : ''}>
          {sentence}
        </li>
      ))}
    </ol>
  )
}
