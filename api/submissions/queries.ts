import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { FormValues } from '../forms/form.ts'
import type { Tx } from '../plugins/database.ts'
import { type SubmissionCommand, type SubmittedMaterial, submissions, unsentSubmissions } from './tables.ts'

/** A frozen form that was handed in; it counts once its command is in the journal. */
export interface Submission {
  readonly parkId: string
  readonly commandId: string
  readonly applicationId: string
  readonly round: number
  readonly definitionHash: string
  readonly form: FormValues
  readonly personalEncrypted: Uint8Array | null
  readonly materials: readonly SubmittedMaterial[]
  readonly command: SubmissionCommand
  readonly submittedBy: string
  readonly onBehalfOf: string | null
  readonly receivedAt: Date
}

const columns = {
  parkId: submissions.parkId,
  commandId: submissions.commandId,
  applicationId: submissions.applicationId,
  round: submissions.round,
  definitionHash: submissions.definitionHash,
  form: submissions.form,
  personalEncrypted: submissions.personalEncrypted,
  materials: submissions.materials,
  command: submissions.command,
  submittedBy: submissions.submittedBy,
  onBehalfOf: submissions.onBehalfOf,
  receivedAt: submissions.receivedAt,
}

export async function findSubmission(tx: Tx, parkId: string, commandId: string): Promise<Submission | null> {
  const [row] = await tx
    .select(columns)
    .from(submissions)
    .where(and(eq(submissions.parkId, parkId), eq(submissions.commandId, commandId)))
  return row ?? null
}

/** Those that count, in order of their rounds. */
export async function listSubmissions(tx: Tx, parkId: string, applicationId: string): Promise<readonly Submission[]> {
  return await tx
    .select(columns)
    .from(submissions)
    .where(and(eq(submissions.parkId, parkId), eq(submissions.applicationId, applicationId), journalled))
    .orderBy(asc(submissions.round))
}

/** The one that departments judge and permits are printed from. */
export async function findLatestSubmission(tx: Tx, parkId: string, applicationId: string): Promise<Submission | null> {
  const [row] = await tx
    .select(columns)
    .from(submissions)
    .where(and(eq(submissions.parkId, parkId), eq(submissions.applicationId, applicationId), journalled))
    .orderBy(desc(submissions.round))
    .limit(1)
  return row ?? null
}

/** 轮次: that of the submission which is being judged; 1 before the first counts. */
export async function currentRound(tx: Tx, parkId: string, applicationId: string): Promise<number> {
  return (await findLatestSubmission(tx, parkId, applicationId))?.round ?? 1
}

export async function nextRound(tx: Tx, parkId: string, applicationId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${submissions.round}), 0)::int` })
    .from(submissions)
    .where(
      and(
        eq(submissions.parkId, parkId),
        eq(submissions.applicationId, applicationId),
        isNull(submissions.refusedCode),
      ),
    )
  return (row?.last ?? 0) + 1
}

/** Inserts it as one whose command has still to be sent. */
export async function insertSubmission(tx: Tx, submission: Submission): Promise<void> {
  await tx.insert(submissions).values(submission)
  await tx.insert(unsentSubmissions).values({ parkId: submission.parkId, commandId: submission.commandId })
}

/** Inserts it as one that goes with the answer to a task: it counts once that answer is in the journal. */
export async function insertSubmissionWithAnswer(tx: Tx, submission: Submission): Promise<void> {
  await tx.insert(submissions).values(submission)
}

/** Those that a crash may have left between row and command. */
export async function listUnsent(tx: Tx, parkId: string): Promise<readonly Submission[]> {
  return await tx
    .select(columns)
    .from(submissions)
    .innerJoin(
      unsentSubmissions,
      and(eq(unsentSubmissions.parkId, submissions.parkId), eq(unsentSubmissions.commandId, submissions.commandId)),
    )
    .where(eq(submissions.parkId, parkId))
    .limit(100)
}

/** Its command has been answered: accepted, or refused with this code. */
export async function settleSubmission(
  tx: Tx,
  submission: Pick<Submission, 'parkId' | 'commandId'>,
  refused: { readonly code: string; readonly at: Date } | null,
): Promise<void> {
  const { parkId, commandId } = submission
  if (refused !== null) {
    await tx
      .update(submissions)
      .set({ refusedCode: refused.code, refusedAt: refused.at })
      .where(and(eq(submissions.parkId, parkId), eq(submissions.commandId, commandId)))
  }
  await tx
    .delete(unsentSubmissions)
    .where(and(eq(unsentSubmissions.parkId, parkId), eq(unsentSubmissions.commandId, commandId)))
}

const journalled = sql`exists (
  select from journalled_commands j
  where j.park_id = ${submissions.parkId} and j.instance_id = ${submissions.applicationId}
    and j.command_id = ${submissions.commandId})`
