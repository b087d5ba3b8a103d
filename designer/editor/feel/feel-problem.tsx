import type { FeelProblemAt } from '../model/feel.ts'

/** Characters that are shown on either side. */
const AROUND = 24

/** The place of an expression that is wrong, marked among what stands around it. */
export function FeelProblem({ problem: { source, position } }: { readonly problem: FeelProblemAt }) {
  if (position === null) return null
  const { from, to } = position
  const end = Math.max(to, from + 1)
  return (
    <code class="feel-spot">
      {from > AROUND ? '…' : ''}
      {source.slice(Math.max(0, from - AROUND), from)}
      <mark>{source.slice(from, Math.min(end, from + AROUND)) || '▲'}</mark>
      {source.slice(end, end + AROUND)}
      {source.length > end + AROUND ? '…' : ''}
    </code>
  )
}
