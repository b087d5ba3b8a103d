import { verdictOf } from './verdict-of.ts'
import type { VerifiedProcess } from './verified.ts'

const SIGNS = { good: '●', bad: '◆', open: '▲' } as const
const TONES = { good: 'tone-green', bad: 'tone-red', open: 'tone-yellow' } as const

/** The whole verdict in one line, each part by word, shape and colour. */
export function Verdict({ process }: { readonly process: VerifiedProcess }) {
  return (
    <div role="status">
      <ul class="verify-verdict" aria-label="结论">
        {verdictOf(process).map(({ tone, text }) => (
          <li key={text} class={TONES[tone]}>
            <span aria-hidden="true">{SIGNS[tone]} </span>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}
