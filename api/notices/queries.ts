import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { noticeItems, notices } from './tables.ts'

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

/** False where this job or this command has sent its notice before. */
export async function insertNotice(
  tx: Tx,
  parkId: string,
  notice: Notice,
  findingIds: readonly string[],
): Promise<boolean> {
  const inserted = await tx
    .insert(notices)
    .values({ parkId, ...notice })
    .onConflictDoNothing()
    .returning({ id: notices.id })
  if (inserted.length === 0) return false
  if (findingIds.length > 0) {
    await tx
      .insert(noticeItems)
      .values(findingIds.map((findingId, position) => ({ parkId, noticeId: notice.id, position, findingId })))
  }
  return true
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
