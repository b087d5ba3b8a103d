import type { Problem } from '../../../engine/model/problem.ts'
import type { Mending } from './use-fixes.ts'

/** The answers to a problem, each done by one press and taken back by one step. */
export function FixButtons({ problem, mending }: { readonly problem: Problem; readonly mending: Mending }) {
  const fixes = mending.fixesFor(problem)
  if (fixes.length === 0) return null
  return (
    <span class="fixes">
      {fixes.map((fix) => (
        <button key={fix.label} type="button" class="quiet" onClick={() => mending.apply(fix)}>
          {fix.label}
        </button>
      ))}
    </span>
  )
}
