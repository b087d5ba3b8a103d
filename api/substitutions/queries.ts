import { aliasedTable, and, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../engine/index.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { Hand } from './acting-for.ts'
import type { Scope, Substitution } from './substitution.ts'
import { actsForOthers, substitutions } from './tables.ts'

const absent = aliasedTable(people, 'absent')
const substitute = aliasedTable(people, 'substitute')
const enterer = aliasedTable(people, 'enterer')

const columns = {
  id: substitutions.id,
  personId: substitutions.personId,
  personName: absent.name,
  substituteId: substitutions.substituteId,
  substituteName: substitute.name,
  fromAt: substitutions.fromAt,
  untilAt: substitutions.untilAt,
  scope: substitutions.scope,
  scopeValues: substitutions.scopeValues,
  reason: substitutions.reason,
  enteredByName: enterer.name,
  endedBy: substitutions.endedBy,
}

/** Whether a row of `substitutions` holds now. */
export const isInForce: SQL = sql`(${substitutions.fromAt} <= siji_now() and siji_now() < ${substitutions.untilAt})`

/** The park's substitutions, newest first. */
export async function listSubstitutions(tx: Tx, parkId: string): Promise<readonly Substitution[]> {
  return await select(tx, eq(substitutions.parkId, parkId))
}

export async function findSubstitution(tx: Tx, parkId: string, id: string): Promise<Substitution | null> {
  const [found] = await select(tx, and(eq(substitutions.parkId, parkId), eq(substitutions.id, id)))
  return found ?? null
}

/** Those in which one of these people is absent or stands in, at some time between two instants. */
export async function listAround(
  tx: Tx,
  parkId: string,
  ids: readonly [person: string, substitute: string],
  { fromAt, untilAt }: Pick<Substitution, 'fromAt' | 'untilAt'>,
): Promise<readonly Substitution[]> {
  const concerns = ids.flatMap((id) => [eq(substitutions.personId, id), eq(substitutions.substituteId, id)])
  const inTime = and(lt(substitutions.fromAt, untilAt), gt(substitutions.untilAt, fromAt))
  return await select(tx, and(eq(substitutions.parkId, parkId), inTime, or(...concerns)))
}

async function select(tx: Tx, condition: SQL | undefined): Promise<readonly Substitution[]> {
  return await tx
    .select(columns)
    .from(substitutions)
    .innerJoin(absent, eq(absent.id, substitutions.personId))
    .innerJoin(substitute, eq(substitute.id, substitutions.substituteId))
    .innerJoin(enterer, eq(enterer.id, substitutions.enteredBy))
    .where(condition)
    .orderBy(desc(substitutions.fromAt), desc(substitutions.id))
    .limit(100)
}

export interface NewSubstitution {
  readonly id: string
  readonly personId: string
  readonly substituteId: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly scope: Scope
  readonly scopeValues: readonly string[]
  readonly reason: string
  readonly enteredBy: string
  readonly enteredAt: Date
}

export async function insertSubstitution(tx: Tx, parkId: string, row: NewSubstitution): Promise<void> {
  await tx.insert(substitutions).values({ parkId, ...row })
}

/** It is over at `at`, or before it began. */
export async function endSubstitution(tx: Tx, parkId: string, id: string, by: string, at: Date): Promise<void> {
  await tx
    .update(substitutions)
    .set({ untilAt: sql`greatest(${substitutions.fromAt}, ${at.toISOString()}::timestamptz)`, endedBy: by })
    .where(and(eq(substitutions.parkId, parkId), eq(substitutions.id, id)))
}

/** One at a time in a park: what two people enter at once must not overlap either. */
export async function lockSubstitutions(tx: Tx, parkId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`substitutions ${parkId}`}, 0))`)
}

export interface NewAct extends Hand {
  readonly commandId: string
  readonly instanceId: string
  readonly taskKey: number
}

/** Written before its command is sent: it counts once that is in the journal. */
export async function insertAct(tx: Tx, parkId: string, { forPersonId, ...act }: NewAct): Promise<void> {
  if (forPersonId === null) return
  await tx
    .insert(actsForOthers)
    .values({ parkId, ...act, forPersonId })
    .onConflictDoNothing()
}

/** For whom the person answered who answered a task last; `null` = for themselves. */
export async function findAnsweredFor(
  tx: Tx,
  parkId: string,
  at: { readonly instanceId: string; readonly key: number },
): Promise<string | null> {
  const [row] = await tx.execute<{ readonly forPerson: string | null }>(sql`
    select a.for_person_id as "forPerson" from journal j
    left join ${actsForOthers} a on a.park_id = j.park_id and a.command_id = j.command_id
    where j.park_id = ${parkId} and j.instance_id = ${at.instanceId}
      and j.command->>'type' = 'answerTask' and j.command->>'key' = ${String(at.key)}
    order by j.revision desc limit 1`)
  return row?.forPerson ?? null
}

/** What somebody has taken up and not finished. */
export async function listHeld(tx: Tx, parkId: string, personId: string) {
  return await tx
    .select({
      instanceId: tasks.instanceId,
      key: tasks.key,
      name: tasks.name,
      node: tasks.node,
      department: tasks.department,
      permit: tasks.permit,
      processId: tasks.processId,
      rootInstanceId: tasks.rootInstanceId,
    })
    .from(tasks)
    .where(and(eq(tasks.parkId, parkId), eq(tasks.assignee, personId), eq(tasks.state, 'claimed')))
    .orderBy(tasks.openedAt, tasks.key)
    .limit(500)
}

/** Of what a substitute holds, the tasks that were handed to them for this person. */
export async function listTakenOver(tx: Tx, parkId: string, substituteId: string, personId: string) {
  const held = await listHeld(tx, parkId, substituteId)
  const acts = await tx
    .select({ instanceId: actsForOthers.instanceId, key: actsForOthers.taskKey })
    .from(actsForOthers)
    .where(
      and(
        eq(actsForOthers.parkId, parkId),
        eq(actsForOthers.personId, substituteId),
        eq(actsForOthers.forPersonId, personId),
      ),
    )
  const known = new Set(acts.map(({ instanceId, key }) => `${instanceId}.${key}`))
  return held.filter(({ instanceId, key }) => known.has(`${instanceId}.${key}`))
}

/** What somebody holds in the name of another, for whom they do not stand in any more; by whose it was last. */
export async function listLeftOver(tx: Tx, parkId: string) {
  const standsIn = sql`exists (select from ${substitutions} where ${substitutions.parkId} = ${parkId}
    and ${substitutions.personId} = ${actsForOthers.forPersonId}
    and ${substitutions.substituteId} = ${actsForOthers.personId} and ${isInForce})`
  // Whoever only moved its clock did not take the task itself.
  const movesClock = sql`exists (select from clock_words w
    where w.park_id = ${parkId} and w.command_id = ${actsForOthers.commandId})`
  return await tx
    .selectDistinctOn([tasks.instanceId, tasks.key], {
      instanceId: tasks.instanceId,
      key: tasks.key,
      person: actsForOthers.forPersonId,
    })
    .from(actsForOthers)
    .innerJoin(
      tasks,
      and(
        eq(tasks.parkId, parkId),
        eq(tasks.instanceId, actsForOthers.instanceId),
        eq(tasks.key, actsForOthers.taskKey),
        eq(tasks.state, 'claimed'),
        sql`${tasks.assignee} = ${actsForOthers.personId}::text`,
      ),
    )
    .where(and(eq(actsForOthers.parkId, parkId), sql`not ${standsIn}`, sql`not ${movesClock}`))
    .orderBy(tasks.instanceId, tasks.key, desc(actsForOthers.commandId))
    .limit(500)
}
