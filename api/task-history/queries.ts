import { aliasedTable, and, asc, eq, sql } from 'drizzle-orm'
import { endedTasks, journal, journalledCommands } from '../../engine/index.ts'
import { standing } from '../answers/queries.ts'
import { answers } from '../answers/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { actsForOthers } from '../substitutions/tables.ts'

const absent = aliasedTable(people, 'absent')

const moves = ['claimTask', 'releaseTask', 'assignTask', 'answerTask', 'confirmTask', 'sendBackTask'] as const

/** 办理记录: one accepted command about a task. */
export interface TaskMove {
  readonly type: (typeof moves)[number]
  readonly at: Date
  readonly commandId: string
  readonly personId: string
  readonly personName: string
  /** For whom, where it was done as a substitute. */
  readonly forName: string | null
  /** The person went on leave, and nobody stands in: it went back to the department by itself. */
  readonly isByLeave: boolean
}

/** What happened to one task, in order. `person` of an assignment is who was given the task. */
export async function listMoves(
  tx: Tx,
  parkId: string,
  instanceId: string,
  taskKey: number,
): Promise<readonly TaskMove[]> {
  const type = sql<TaskMove['type']>`${journal.command}->>'type'`
  const person = sql<string>`${journal.command}->>'person'`
  return await tx
    .select({
      type,
      at: journal.at,
      commandId: journal.commandId,
      personId: person,
      personName: people.name,
      forName: absent.name,
      isByLeave: sql<boolean>`coalesce(${journal.actor}->>'name' = 'leave', false)`,
    })
    .from(journal)
    .innerJoin(people, sql`${people.id}::text = ${person}`)
    .leftJoin(
      actsForOthers,
      and(eq(actsForOthers.parkId, journal.parkId), eq(actsForOthers.commandId, journal.commandId)),
    )
    .leftJoin(absent, eq(absent.id, actsForOthers.forPersonId))
    .where(
      and(
        eq(journal.parkId, parkId),
        eq(journal.instanceId, instanceId),
        sql`${journal.command}->>'key' = ${String(taskKey)}`,
        sql`${type} in ${moves}`,
      ),
    )
    .orderBy(asc(journal.revision))
}

/** 意见: what a department answered on a task of this application, and what stands. */
export interface Opinion {
  readonly commandId: string
  readonly instanceId: string
  readonly taskKey: number
  readonly node: string
  readonly name: string | null
  readonly department: string | null
  readonly permit: string | null
  readonly personName: string
  readonly at: Date
  readonly outcome: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  /** Everybody who began beside it has ended too, so that no department judges by what another said. */
  readonly isShared: boolean
}

/** The opinions of all departments, in the order in which they were given. */
export async function listOpinions(tx: Tx, parkId: string, applicationId: string): Promise<readonly Opinion[]> {
  return await tx
    .select({
      commandId: answers.commandId,
      instanceId: answers.instanceId,
      taskKey: answers.taskKey,
      node: endedTasks.node,
      name: endedTasks.name,
      department: endedTasks.department,
      permit: endedTasks.permit,
      personName: people.name,
      at: answers.writtenAt,
      outcome: answers.outcome,
      reason: answers.reason,
      legalBasis: answers.legalBasis,
      isShared: sql<boolean>`not exists (
        select from tasks beside where beside.park_id = ${answers.parkId}
          and (beside.instance_id = ${answers.applicationId}
            or (beside.root_instance_id = ${answers.applicationId} and beside.root_instance_id <> beside.instance_id))
          and beside.opened_at < ${endedTasks.endedAt})`,
    })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.personId))
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
      and(eq(answers.parkId, parkId), eq(answers.applicationId, applicationId), eq(answers.kind, 'answer'), standing),
    )
    .orderBy(asc(answers.writtenAt), asc(answers.taskKey))
}
