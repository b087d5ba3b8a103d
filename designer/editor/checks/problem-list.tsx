import { useState } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'

interface ProblemListProps {
  readonly problems: readonly Problem[]
  readonly jump: (element: string) => void
}

const SEVERITIES = { error: '错误', warning: '提醒', note: '说明' } as const
const SIGNS = { error: '◆', warning: '▲', note: '■' } as const
const TONES = { error: 'tone-red', warning: 'tone-yellow', note: 'tone-grey' } as const
const ORDER = ['error', 'warning', 'note'] as const

/** Everything that checking found, worst first; each leads to its element. One line while nothing asks for attention. */
export function ProblemList({ problems, jump }: ProblemListProps) {
  const [isWanted, setWanted] = useState<boolean | null>(null)
  const isOpen = isWanted ?? problems.some(({ severity }) => severity !== 'note')
  const sorted = [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  return (
    <section class="problems" aria-label="检查结果">
      <div class="problems-head">
        <h2>检查结果</h2>
        <p role="status" class="hint">
          {summaryOf(problems)}
        </p>
        {problems.length === 0 ? null : (
          <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setWanted(!isOpen)}>
            {isOpen ? '收起' : '展开'}
          </button>
        )}
      </div>
      <ul hidden={!isOpen}>
        {sorted.map(({ problem, severity, element, messageZh }) => (
          <li key={`${problem} ${element} ${messageZh}`} data-problem={problem} data-element={element ?? ''}>
            <span class={`problem-sign ${TONES[severity]}`}>
              <span aria-hidden="true">{SIGNS[severity]} </span>
              {SEVERITIES[severity]}
            </span>
            {element === null ? (
              <span>{messageZh}</span>
            ) : (
              <button type="button" class="link" onClick={() => jump(element)}>
                {messageZh}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function summaryOf(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) => problems.filter((each) => each.severity === severity).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  if (errors + warnings + notes === 0) return '没有发现问题，可以发布。'
  const parts = [
    errors === 0 ? null : `${errors} 处错误，改正后才能发布`,
    warnings === 0 ? null : `${warnings} 处提醒`,
    notes === 0 ? null : `${notes} 处说明`,
  ]
  return `${parts.filter((part) => part !== null).join('；')}。`
}
