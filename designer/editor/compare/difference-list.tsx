import type { DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import type { VersionDifference } from '../../../engine/model/compare/compare-described.ts'
import './compare.css'

interface DifferenceListProps {
  readonly comparison: DeploymentComparison
  /** Whether what is told of each step is shown at once. */
  readonly open: boolean
  /** Shows an element; `null` where nothing can be shown from here. */
  readonly jump: ((element: string) => void) | null
  /** Whether the diagram beside has this element. */
  readonly isDrawn: (element: string) => boolean
}

const SIGNS = { added: '＋', removed: '－', changed: '△' } as const

/** What changed, in words, folded by step, form and decision. */
export function DifferenceList({ comparison, open, jump, isDrawn }: DifferenceListProps) {
  if (!comparison.ok) {
    const side = comparison.side === 'after' ? '草稿有错误，改正后才能对照。' : '这一版的文件读不出来，不能对照。'
    return (
      <div class="notice notice-yellow">
        <p>{side}</p>
        <ul>
          {comparison.problems.map(({ messageZh }) => (
            <li key={messageZh}>{messageZh}</li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <>
      <p role="status" class="difference-count">
        {summaryOf(comparison)}
      </p>
      {[...groupsOf(comparison.differences)].map(([subject, rows]) => (
        <details key={subject} class="difference-group" open={open}>
          <summary>{`${subject}（${rows.length}）`}</summary>
          <ul>
            {rows.map(({ change, id, property, element, detail }) => (
              <li key={`${id} ${property}`}>
                <span class={`difference-sign difference-${change}`} aria-hidden="true">{`${SIGNS[change]} `}</span>
                {element === null || jump === null || !isDrawn(element) ? (
                  <span>{detail.zh}</span>
                ) : (
                  <button type="button" class="link" onClick={() => jump(element)}>
                    {detail.zh}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  )
}

function summaryOf({ differences, moved, differsOnlyInDrawing }: DeploymentComparison & { readonly ok: true }): string {
  const count = differences.length === 0 ? '办理上没有不同' : `${differences.length} 处不同`
  if (moved.length > 0) return `${count}；另有 ${moved.length} 个图形换了位置或颜色。`
  return differsOnlyInDrawing ? `${count}；流程图的图形或说明性内容不同。` : `${count}。`
}

function groupsOf(differences: readonly VersionDifference[]): ReadonlyMap<string, readonly VersionDifference[]> {
  const groups = new Map<string, VersionDifference[]>()
  for (const difference of differences) {
    groups.set(difference.subject.zh, [...(groups.get(difference.subject.zh) ?? []), difference])
  }
  return groups
}
