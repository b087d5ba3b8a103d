import type { Finding } from '../findings/finding.ts'
import type { LineWords, Merging } from './queries.ts'

/** One line of a notice: a finding as it was written, or several in the lead's words. */
export interface PlannedLine {
  /** Ids, in their order; `words` only where there are several. */
  readonly findings: readonly string[]
  readonly words: LineWords | null
}

/**
 * What a notice will say: every finding in exactly one line, but for what was set aside. A merged line stands where the
 * first of its findings would. Nothing can be dropped silently: what the lead did not touch is told.
 */
export function planNotice(
  findings: readonly Pick<Finding, 'id'>[],
  { lines, setAside }: Merging,
): readonly PlannedLine[] {
  const lineOf = new Map(lines.flatMap((line) => line.findings.map((id) => [id, line] as const)))
  const order = new Map(findings.map(({ id }, index) => [id, index]))
  const told = new Set<string>()
  const planned: PlannedLine[] = []
  for (const { id } of findings) {
    if (setAside.has(id) || told.has(id)) continue
    const line = lineOf.get(id)
    // A finding of the line that does not count any more is told no more.
    const own = line === undefined ? [id] : line.findings.filter((each) => order.has(each)).sort(byOrder(order))
    for (const each of own) told.add(each)
    planned.push({ findings: own, words: own.length > 1 && line !== undefined ? wordsOf(line) : null })
  }
  return planned
}

function wordsOf({ whatIsWrong, howToFix, rule }: LineWords): LineWords {
  return { whatIsWrong, howToFix, rule }
}

function byOrder(order: ReadonlyMap<string, number>) {
  return (one: string, other: string) => (order.get(one) ?? 0) - (order.get(other) ?? 0)
}
