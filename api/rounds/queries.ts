import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { endedTasks, journalledCommands } from '../../engine/index.ts'
import { answers } from '../answers/tables.ts'
import type { Finding } from '../findings/finding.ts'
import { notices } from '../notices/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import type { Task } from '../tasks/task.ts'
import { lateFindings } from './tables.ts'

/** 新问题: what a department finds only after a notice has told what was wrong, as it asks its head to let it be told. */
export interface LateFinding extends Finding {
  readonly why: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: Date
  /** `null` = its head has not decided yet. */
  readonly isApproved: boolean | null
  readonly decidedBy: string | null
}

export interface NewLateFinding extends Finding {
  readonly parkId: string
  readonly applicationId: string
  readonly instanceId: string
  readonly taskKey: number
  readonly department: string
  readonly why: string
  readonly askedBy: string
  readonly askedAt: Date
}

export async function insertLateFinding(tx: Tx, finding: NewLateFinding): Promise<void> {
  await tx.insert(lateFindings).values(finding)
}

/** Those of one task, in the order in which they were asked for. */
export async function listLateFindings(tx: Tx, parkId: string, at: TaskAddress): Promise<readonly LateFinding[]> {
  const { id, permit, material, field, whatIsWrong, howToFix, rule, why, askedBy, askedAt } = lateFindings
  return await tx
    .select({
      ...{ id, permit, material, field, whatIsWrong, howToFix, rule, why, askedBy, askedAt },
      ...{ askedByName: people.name, isApproved: lateFindings.isApproved, decidedBy: lateFindings.decidedBy },
    })
    .from(lateFindings)
    .innerJoin(people, eq(people.id, lateFindings.askedBy))
    .where(
      and(eq(lateFindings.parkId, parkId), eq(lateFindings.instanceId, at.instance), eq(lateFindings.taskKey, at.key)),
    )
    .orderBy(asc(lateFindings.askedAt), asc(lateFindings.id))
}

/** False where somebody has decided before. */
export async function decideLateFinding(
  tx: Tx,
  parkId: string,
  id: string,
  decision: { readonly isApproved: boolean; readonly decidedBy: string; readonly decidedAt: Date },
): Promise<boolean> {
  const decided = await tx
    .update(lateFindings)
    .set(decision)
    .where(and(eq(lateFindings.parkId, parkId), eq(lateFindings.id, id), isNull(lateFindings.isApproved)))
    .returning({ id: lateFindings.id })
  return decided.length > 0
}

/** Whether whoever judges this has judged it before, and a consolidated notice has told since what was wrong. */
export async function wasJudgedBefore(tx: Tx, parkId: string, task: Task): Promise<boolean> {
  const [row] = await tx
    .select({ commandId: answers.commandId })
    .from(answers)
    .innerJoin(
      endedTasks,
      and(
        eq(endedTasks.parkId, answers.parkId),
        eq(endedTasks.instanceId, answers.instanceId),
        eq(endedTasks.key, answers.taskKey),
      ),
    )
    .innerJoin(
      journalledCommands,
      and(
        eq(journalledCommands.parkId, answers.parkId),
        eq(journalledCommands.instanceId, answers.instanceId),
        eq(journalledCommands.commandId, answers.commandId),
      ),
    )
    .where(
      and(
        eq(answers.parkId, parkId),
        eq(answers.applicationId, task.applicationId),
        eq(answers.kind, 'answer'),
        task.permit === null ? eq(endedTasks.node, task.node) : eq(endedTasks.permit, task.permit),
        task.department === null ? undefined : eq(endedTasks.department, task.department),
        toldSince,
      ),
    )
    .limit(1)
  return row !== undefined
}

const toldSince: SQL = sql`exists (
  select from ${notices} where ${notices.parkId} = ${answers.parkId} and ${notices.round} is not null
    and ${notices.applicationId} = ${answers.applicationId} and ${notices.sentAt} >= ${answers.writtenAt})`
