import { useState } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'
import { FixButtons } from '../fixes/fix-buttons.tsx'
import type { Mending } from '../fixes/use-fixes.ts'
import { noteCounts, noteKind } from './note-kind.ts'
import { ProblemFilter } from './problem-filter.tsx'
import { severities } from './severities.ts'

interface ProblemListProps {
  readonly problems: readonly Problem[]
  readonly jump: (element: string) => void
  readonly mending: Mending
}

/**
 * Everything that checking found, worst first; each leads to its element, and to its answer where there is one. One line
 * while nothing asks for attention.
 */
export function ProblemList({ problems, jump, mending }: ProblemListProps) {
  const [isWanted, setWanted] = useState<boolean | null>(null)
  const [chosen, choose] = useState<Problem['severity'] | null>(null)
  const isOpen = isWanted ?? problems.some(({ severity }) => severity !== 'note')
  // Of a kind that is mended, nothing is left to be shown alone.
  const only = problems.some(({ severity }) => severity === chosen) ? chosen : null
  const sorted = severities.flatMap((each) =>
    problems
      .filter(({ severity }) => severity === each.severity && (only === null || severity === only))
      .map((problem) => ({ problem, ...each })),
  )
  return (
    <section class="problems" aria-label="检查结果">
      <div class="problems-head">
        <h2>检查结果</h2>
        <p role="status" class="hint">
          {summaryOf(problems)}
        </p>
        {isOpen ? <ProblemFilter problems={problems} chosen={only} choose={choose} /> : null}
        {problems.length === 0 ? null : (
          <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setWanted(!isOpen)}>
            {isOpen ? '收起' : '展开'}
          </button>
        )}
      </div>
      <ul hidden={!isOpen}>
        {sorted.map(({ problem, name, sign, tone }) => (
          <li
            key={`${problem.problem} ${problem.element} ${problem.messageZh}`}
            data-problem={problem.problem}
            data-element={problem.element ?? ''}
          >
            <span class={`problem-sign ${tone}`}>
              <span aria-hidden="true">{sign} </span>
              {problem.severity === 'note' ? noteKind(problem) : name}
            </span>
            <ProblemWords problem={problem} jump={jump} />
            <FixButtons problem={problem} mending={mending} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProblemWords({
  problem: { element, messageZh },
  jump,
}: Pick<ProblemListProps, 'jump'> & { problem: Problem }) {
  if (element === null) return <span>{messageZh}</span>
  return (
    <button type="button" class="link" onClick={() => jump(element)}>
      {messageZh}
    </button>
  )
}

export function summaryOf(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) => problems.filter((each) => each.severity === severity).length
  const [errors, warnings] = [count('error'), count('warning')]
  if (problems.length === 0) return '没有发现问题，可以发布。'
  const parts = [
    errors === 0 ? null : `${errors} 处错误，改正后才能发布`,
    warnings === 0 ? null : `${warnings} 处提醒`,
    ...noteCounts(problems),
  ]
  return `${parts.filter((part) => part !== null).join('；')}。`
}
