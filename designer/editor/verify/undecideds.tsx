import { withNames } from '../model/with-names.ts'
import type { VerifiedProcess } from './verified.ts'

interface UndecidedsProps {
  readonly process: VerifiedProcess
  readonly jump: (element: string) => void
}

/** What nobody can say, and why. */
export function Undecideds({ process: { undecided, names }, jump }: UndecidedsProps) {
  if (undecided.length === 0) return null
  return (
    <>
      <h3>{`未能判定 ${undecided.length} 处`}</h3>
      <ul class="verify-undecided">
        {undecided.map(({ element, messageZh }) => (
          <li key={messageZh}>
            <button type="button" class="link" onClick={() => jump(element)}>
              <span aria-hidden="true">▲ </span>
              {withNames(messageZh, names)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
