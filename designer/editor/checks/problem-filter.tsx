import type { Problem } from '../../../engine/model/problem.ts'
import { severities } from './severities.ts'

interface ProblemFilterProps {
  readonly problems: readonly Problem[]
  readonly chosen: Problem['severity'] | null
  readonly choose: (severity: Problem['severity'] | null) => void
}

/** Shows one kind of problems alone; not there while all are of one kind. */
export function ProblemFilter({ problems, chosen, choose }: ProblemFilterProps) {
  const counted = severities
    .map((each) => ({ ...each, count: problems.filter(({ severity }) => severity === each.severity).length }))
    .filter(({ count }) => count > 0)
  if (counted.length < 2) return null
  return (
    <fieldset class="problem-filter">
      <legend class="visually-hidden">只看</legend>
      <button type="button" class="quiet" aria-pressed={chosen === null} onClick={() => choose(null)}>
        全部
      </button>
      {counted.map(({ severity, name, count }) => (
        <button
          key={severity}
          type="button"
          class="quiet"
          aria-pressed={chosen === severity}
          onClick={() => choose(severity)}
        >
          {`${name} ${count}`}
        </button>
      ))}
    </fieldset>
  )
}
