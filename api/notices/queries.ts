import { and, asc, eq } from 'drizzle-orm'
import type { PlannedLine } from '../merging/notice-plan.ts'
import type { Tx } from '../plugins/database.ts'
import { noticeItems, noticeLines, notices } from './tables.ts'

/** 告知书: formal, to the applicant; or a reminder to a department. */
export interface Notice {
  readonly id: string
  readonly applicationId: string
  readonly instanceId: string
  /** `null` where no job sends it, but somebody who moves a clock: its id is that of their command. */
  readonly jobKey: number | null
  readonly kind: string
  readonly audience: 'applicant' | 'department'
  readonly department: string | null
  readonly permit: string | null
  readonly title: string
  readonly body: string
  readonly answerBy: Date | null
  readonly sentAt: Date
}

/** What a consolidated notice says: its lines, and the round of which it is the only one. */
export interface NoticeContent {
  readonly round: number
  readonly lines: readonly PlannedLine[]
}

/** False where this job or this command has sent its notice before, and where its round has one. */
export async function insertNotice(
  tx: Tx,
  parkId: string,
  notice: Notice,
  content: NoticeContent | null,
): Promise<boolean> {
  const inserted = await tx
    .insert(notices)
    .values({ parkId, ...notice, round: content?.round ?? null })
    .onConflictDoNothing()
    .returning({ id: notices.id })
  if (inserted.length === 0) return false
  if (content !== null) await insertLines(tx, parkId, notice.id, content.lines)
  return true
}

// PostgreSQL takes at most 65,535 parameters with one statement.
const ROWS = 5_000

async function insertLines(tx: Tx, parkId: string, noticeId: string, lines: readonly PlannedLine[]): Promise<void> {
  const items = lines.flatMap(({ findings, words }, index) =>
    findings.map((findingId) => ({ parkId, noticeId, findingId, line: words === null ? null : index })),
  )
  const numbered = items.map((item, position) => ({ ...item, position }))
  for (let from = 0; from < numbered.length; from += ROWS) {
    await tx.insert(noticeItems).values(numbered.slice(from, from + ROWS))
  }
  const worded = lines.flatMap(({ words }, line) => (words === null ? [] : [{ parkId, noticeId, line, ...words }]))
  if (worded.length > 0) await tx.insert(noticeLines).values(worded)
}

/** Whether the round of an application has its consolidated notice. */
export async function isToldInRound(tx: Tx, parkId: string, applicationId: string, round: number): Promise<boolean> {
  const ofRound = and(eq(notices.parkId, parkId), eq(notices.applicationId, applicationId), eq(notices.round, round))
  return (await tx.$count(notices, ofRound)) > 0
}

/** Whether this job has sent its notice. */
export async function isSentBy(tx: Tx, parkId: string, instanceId: string, jobKey: number): Promise<boolean> {
  const own = and(eq(notices.parkId, parkId), eq(notices.instanceId, instanceId), eq(notices.jobKey, jobKey))
  return (await tx.$count(notices, own)) > 0
}

/** In the order in which they were sent; applicants get only what is addressed to them. */
export async function listNotices(
  tx: Tx,
  parkId: string,
  applicationId: string,
  forApplicant: boolean,
): Promise<readonly Notice[]> {
  return await tx
    .select({
      id: notices.id,
      applicationId: notices.applicationId,
      instanceId: notices.instanceId,
      jobKey: notices.jobKey,
      kind: notices.kind,
      audience: notices.audience,
      department: notices.department,
      permit: notices.permit,
      title: notices.title,
      body: notices.body,
      answerBy: notices.answerBy,
      sentAt: notices.sentAt,
    })
    .from(notices)
    .where(
      and(
        eq(notices.parkId, parkId),
        eq(notices.applicationId, applicationId),
        forApplicant ? eq(notices.audience, 'applicant') : undefined,
      ),
    )
    .orderBy(asc(notices.sentAt), asc(notices.jobKey), asc(notices.id))
}
