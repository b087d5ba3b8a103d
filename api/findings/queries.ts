import { and, asc, eq, sql } from 'drizzle-orm'
import { answerOfFinding, journalled, standing } from '../answers/queries.ts'
import { answers } from '../answers/tables.ts'
import { noticeItems } from '../notices/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { Finding } from './finding.ts'
import { findings } from './tables.ts'

const columns = {
  id: findings.id,
  permit: findings.permit,
  material: findings.material,
  field: findings.field,
  whatIsWrong: findings.whatIsWrong,
  howToFix: findings.howToFix,
  rule: findings.rule,
}

export async function insertFindings(
  tx: Tx,
  rows: readonly (Finding & {
    readonly parkId: string
    readonly commandId: string
    readonly position: number
    readonly applicationId: string
  })[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(findings).values([...rows])
}

/** Findings that count and that no notice has carried yet; until one does, the applicant sees none of them. With their answers. */
export async function listOpenFindings(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly (Finding & { readonly commandId: string })[]> {
  return await tx
    .select({ ...columns, commandId: findings.commandId })
    .from(findings)
    .innerJoin(answers, answerOfFinding)
    .where(
      and(
        eq(findings.parkId, parkId),
        eq(findings.applicationId, applicationId),
        journalled,
        standing,
        sql`not exists (
          select from ${noticeItems} where ${noticeItems.parkId} = ${findings.parkId}
            and ${noticeItems.findingId} = ${findings.id})`,
      ),
    )
    .orderBy(asc(answers.writtenAt), asc(findings.position))
}

/** Findings written with one command, accepted or not. */
export async function listFindingsOfCommand(tx: Tx, parkId: string, commandId: string): Promise<readonly Finding[]> {
  return await tx
    .select(columns)
    .from(findings)
    .where(and(eq(findings.parkId, parkId), eq(findings.commandId, commandId)))
    .orderBy(asc(findings.position))
}

/** What one notice says, in its order. */
export async function listFindingsOfNotice(tx: Tx, parkId: string, noticeId: string): Promise<readonly Finding[]> {
  return await tx
    .select(columns)
    .from(noticeItems)
    .innerJoin(findings, and(eq(findings.parkId, noticeItems.parkId), eq(findings.id, noticeItems.findingId)))
    .where(and(eq(noticeItems.parkId, parkId), eq(noticeItems.noticeId, noticeId)))
    .orderBy(asc(noticeItems.position))
}
