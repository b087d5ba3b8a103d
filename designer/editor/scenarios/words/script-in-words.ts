import { readScript } from '../../../../engine/simulate/script/read-script.ts'
import { unreadableInChinese } from '../../../../engine/simulate/script/unreadable-in-chinese.ts'
import { stepInWords } from './step-in-words.ts'
import type { Words } from './words.ts'

/** One line of a scenario, counted from 1. */
export interface LineInWords {
  readonly line: number
  readonly text: string
  readonly isWrong: boolean
}

/** Each line that is a step, as a sentence; one that nobody can read says why. */
export function scriptInWords(text: string, words: Words): readonly LineInWords[] {
  // Where there is one alone, nobody asks which.
  const hasSeveral = /"instance"\s*:\s*([2-9]|1\d)/.test(text)
  return text.split('\n').flatMap((written, place): readonly LineInWords[] => {
    const script = readScript(written)
    const line = place + 1
    if (!script.ok) return [{ line, text: `看不懂：${unreadableInChinese(script.message)}`, isWrong: true }]
    return script.steps.map((step) => ({ line, text: stepInWords(step, words, hasSeveral), isWrong: false }))
  })
}
