import { and, asc, eq } from 'drizzle-orm'
import type { Finding } from '../../findings/finding.ts'
import { findings } from '../../findings/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import { noticeItems, noticeLines } from '../tables.ts'

/** One line of a notice as the applicant reads it: a finding, or several in the lead's words. */
export interface NoticeLine extends Finding {
  /** Ids of all findings behind it; its own id is that of the first. */
  readonly findings: readonly string[]
  /** Letters of all permits concerned; its own permit is that of the first. */
  readonly permits: readonly string[]
}

/** The lines of one notice, in its order. */
export async function listLinesOfNotice(tx: Tx, parkId: string, noticeId: string): Promise<readonly NoticeLine[]> {
  const { id, permit, material, field, whatIsWrong, howToFix, rule } = findings
  const rows = await tx
    .select({
      finding: { id, permit, material, field, whatIsWrong, howToFix, rule },
      line: noticeItems.line,
      words: { whatIsWrong: noticeLines.whatIsWrong, howToFix: noticeLines.howToFix, rule: noticeLines.rule },
    })
    .from(noticeItems)
    .innerJoin(findings, and(eq(findings.parkId, noticeItems.parkId), eq(findings.id, noticeItems.findingId)))
    .leftJoin(
      noticeLines,
      and(
        eq(noticeLines.parkId, noticeItems.parkId),
        eq(noticeLines.noticeId, noticeItems.noticeId),
        eq(noticeLines.line, noticeItems.line),
      ),
    )
    .where(and(eq(noticeItems.parkId, parkId), eq(noticeItems.noticeId, noticeId)))
    .orderBy(asc(noticeItems.position))

  const lines = new Map<string, NoticeLine>()
  for (const { finding, line, words } of rows) {
    const key = line === null ? finding.id : String(line)
    const first = lines.get(key) ?? { ...finding, ...words, findings: [], permits: [] }
    const permits = finding.permit === null ? [] : [finding.permit]
    lines.set(key, {
      ...first,
      findings: [...first.findings, finding.id],
      permits: [...new Set([...first.permits, ...permits])],
    })
  }
  return [...lines.values()]
}
