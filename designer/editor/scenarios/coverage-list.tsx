import type { Coverage } from '../../../engine/simulate/scenario/coverage.ts'
import type { Registry } from '../canvas/services.ts'
import { labelOf } from './label-of.ts'

interface CoverageListProps {
  readonly coverage: Coverage
  readonly registry: Registry
  readonly jump: (element: string) => void
}

/** What of the diagram no passing scenario visits. */
export function CoverageList({ coverage: { missed, percent, visited }, registry, jump }: CoverageListProps) {
  const all = visited.length + missed.length
  return (
    <section class="coverage" aria-label="覆盖">
      <h3>{`覆盖 ${percent}%`}</h3>
      <p class="hint">{`通过的场景走过 ${all} 处环节和连线中的 ${visited.length} 处，图上加粗标出。`}</p>
      {missed.length === 0 ? null : (
        <details>
          <summary>{`没有走过的 ${missed.length} 处`}</summary>
          <ul>
            {missed.map((id) => (
              <li key={id}>
                <button type="button" class="link" onClick={() => jump(id)}>
                  {labelOf(registry, id)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
