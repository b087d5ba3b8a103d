import type { DeploymentComparison, VersionDifference } from '../../../../engine/index.ts'
import type { ComparisonPart } from '../../../../templates/pages/manager/comparison-part.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import type { Side } from '../../../comparisons/side.ts'

const SIGNS = { added: '＋', removed: '－', changed: '△' } as const

/** A side with the name that people know it by. */
export interface NamedSide extends Pick<Side, 'xml' | 'files'> {
  readonly name: string
}

/** The comparison as a page shows it: folded by step, and on both diagrams. */
export function comparisonPart(
  language: Language,
  { from, to }: { readonly from: NamedSide; readonly to: NamedSide },
  comparison: DeploymentComparison,
): ComparisonPart {
  const differences = comparison.ok ? comparison.differences : []
  const count = differences.length
  return {
    summary: comparison.ok
      ? textIn(language, count === 0 ? 'compare.none' : 'compare.count', { count })
      : textIn(language, 'compare.unreadableSummary'),
    unreadable: comparison.ok
      ? null
      : {
          headline: textIn(language, 'compare.unreadable', { name: (comparison.side === 'before' ? from : to).name }),
          problems: comparison.problems.map((problem) => (language === 'zh' ? problem.messageZh : problem.message)),
        },
    groups: groupsOf(language, differences),
    drawing: comparison.ok ? drawingOf(language, comparison) : null,
    diagrams: [
      { id: 'before', title: from.name, source: from.xml, overlays: marksOf(differences, 'removed'), shown: false },
      { id: 'after', title: to.name, source: to.xml, overlays: marksOf(differences, 'added'), shown: true },
    ],
  }
}

function groupsOf(language: Language, differences: readonly VersionDifference[]): ComparisonPart['groups'] {
  return [...groupBySubject(language, differences)].map(([subject, rows]) => ({
    subject,
    rows: rows.map(({ change, element, detail, part }) => ({
      change,
      sign: SIGNS[change],
      text: detail[language],
      element: part === 'process' ? null : element,
    })),
  }))
}

function groupBySubject(language: Language, differences: readonly VersionDifference[]) {
  const groups = new Map<string, VersionDifference[]>()
  for (const difference of differences) {
    const subject = difference.subject[language]
    groups.set(subject, [...(groups.get(subject) ?? []), difference])
  }
  return groups
}

function drawingOf(
  language: Language,
  { moved, differsOnlyInDrawing }: Extract<DeploymentComparison, { readonly ok: true }>,
): string | null {
  if (moved.length > 0) return textIn(language, 'compare.moved', { count: moved.length })
  return differsOnlyInDrawing ? textIn(language, 'compare.onlyDrawing') : null
}

/** What `<siji-diagram>` draws: what changed, and what only this side has. */
function marksOf(differences: readonly VersionDifference[], own: 'added' | 'removed'): string {
  const marked = differences.flatMap(({ change, element }) =>
    element !== null && (change === 'changed' || change === own) ? [[element, { mark: change }] as const] : [],
  )
  return JSON.stringify({ elements: Object.fromEntries(marked) })
}
