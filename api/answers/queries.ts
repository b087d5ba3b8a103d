import { and, asc, eq, sql } from 'drizzle-orm'
import { endedTasks, journalledCommands } from '../../engine/index.ts'
import type { FormValues } from '../forms/form.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { answers } from './tables.ts'

/** What a person wrote with a command on a task. */
export interface WrittenAnswer {
  readonly commandId: string
  readonly applicationId: string
  readonly instanceId: string
  readonly taskKey: number
  readonly kind: 'answer' | 'confirm' | 'sendBack'
  readonly personId: string
  readonly permit: string | null
  readonly outcome: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly words: FormValues
  readonly writtenAt: Date
}

const columns = {
  commandId: answers.commandId,
  applicationId: answers.applicationId,
  instanceId: answers.instanceId,
  taskKey: answers.taskKey,
  kind: answers.kind,
  personId: answers.personId,
  permit: answers.permit,
  outcome: answers.outcome,
  reason: answers.reason,
  legalBasis: answers.legalBasis,
  words: answers.words,
  writtenAt: answers.writtenAt,
}

export async function findAnswer(tx: Tx, parkId: string, commandId: string): Promise<WrittenAnswer | null> {
  const [row] = await tx
    .select(columns)
    .from(answers)
    .where(and(eq(answers.parkId, parkId), eq(answers.commandId, commandId)))
  return row ?? null
}

/** False where something was written under this command before, also by a request that came at the same time. */
export async function insertAnswer(tx: Tx, parkId: string, answer: WrittenAnswer): Promise<boolean> {
  const inserted = await tx
    .insert(answers)
    .values({ parkId, ...answer })
    .onConflictDoNothing()
    .returning({ commandId: answers.commandId })
  return inserted.length > 0
}

/** Everything written about one task, with whether its command was accepted; drafts are their writer's alone. */
export async function listAnswersOfTask(tx: Tx, parkId: string, instanceId: string, taskKey: number) {
  return await tx
    .select({ ...columns, personName: people.name, revision: journalledCommands.revision })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.personId))
    .leftJoin(
      journalledCommands,
      and(
        eq(journalledCommands.parkId, answers.parkId),
        eq(journalledCommands.instanceId, answers.instanceId),
        eq(journalledCommands.commandId, answers.commandId),
      ),
    )
    .where(and(eq(answers.parkId, parkId), eq(answers.instanceId, instanceId), eq(answers.taskKey, taskKey)))
    .orderBy(asc(answers.writtenAt))
}

/**
 * The answers with which tasks of an application ended, in the order in which they were given: accepted by the journal,
 * and not sent back and given anew.
 */
export async function listStandingAnswers(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly WrittenAnswer[]> {
  return await tx
    .select(columns)
    .from(answers)
    .innerJoin(
      journalledCommands,
      and(
        eq(journalledCommands.parkId, answers.parkId),
        eq(journalledCommands.instanceId, answers.instanceId),
        eq(journalledCommands.commandId, answers.commandId),
      ),
    )
    .where(
      and(eq(answers.parkId, parkId), eq(answers.applicationId, applicationId), eq(answers.kind, 'answer'), standing),
    )
    .orderBy(asc(journalledCommands.revision))
}

/** The task ended as answered, and no later answer of the same task was accepted. */
export const standing = sql`exists (
    select from ${endedTasks} where ${endedTasks.parkId} = ${answers.parkId}
      and ${endedTasks.instanceId} = ${answers.instanceId} and ${endedTasks.key} = ${answers.taskKey}
      and ${endedTasks.state} = 'answered')
  and not exists (
    select from answers later
    join journalled_commands later_command on later_command.park_id = later.park_id
      and later_command.instance_id = later.instance_id and later_command.command_id = later.command_id
    where later.park_id = ${answers.parkId} and later.instance_id = ${answers.instanceId}
      and later.task_key = ${answers.taskKey} and later.kind = 'answer'
      and later_command.revision > (
        select own.revision from journalled_commands own where own.park_id = ${answers.parkId}
          and own.instance_id = ${answers.instanceId} and own.command_id = ${answers.commandId}))`

/** Whether the command of an answer is in the journal. */
export const journalled = sql`exists (
    select from journalled_commands j where j.park_id = ${answers.parkId}
      and j.instance_id = ${answers.instanceId} and j.command_id = ${answers.commandId})`
