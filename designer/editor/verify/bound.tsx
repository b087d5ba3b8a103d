import type { VerifiedProcess } from './verified.ts'
import { FEW, MANY } from './verify-run.ts'

interface BoundProps {
  readonly processes: readonly VerifiedProcess[]
  readonly begin: (limit: number) => void
}

/** What is looked at and how far, and how to go further where that was not enough. */
export function Bound({ processes, begin }: BoundProps) {
  const states = processes.reduce((sum, process) => sum + process.states, 0)
  const isCut = processes.some((process) => process.states >= process.limit && process.limit < MANY)
  return (
    <details class="verify-bound">
      <summary>校核看些什么，看到哪里为止</summary>
      <p>
        用正式运行的同一个引擎，把流程能走到的每一种状态都走一遍：变量可以是任何值，每一步都可能办完或者出错，每个消息、时间和条件都可能来，也可能不来。
      </p>
      <p>{`最多看 ${FEW.toLocaleString('zh-CN')} 个状态${states === 0 ? '' : `，这一次看了 ${states.toLocaleString('zh-CN')} 个`}。`}</p>
      {isCut ? (
        <button type="button" class="button" onClick={() => begin(MANY)}>
          {`看到 ${MANY.toLocaleString('zh-CN')} 个为止（要几分钟）`}
        </button>
      ) : null}
    </details>
  )
}
