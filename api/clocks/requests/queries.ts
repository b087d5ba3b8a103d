import { and, asc, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm'
import { applications } from '../../applications/tables.ts'
import { people } from '../../people/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import type { AskedMove, ClockRequest, ListedRequest } from './clock-request.ts'
import type { ClockRequestState } from './lifecycle.ts'
import { clockRequests } from './tables.ts'

/**
 * Whether the clock of a request has ended before anybody decided; what is being carried out has been decided. Names are
 * written out, for a query of one table leaves the table's name out before columns.
 */
const hasLapsed: SQL = sql`(clock_requests.state = 'asked' and clock_requests.command_id is null and (
  not exists (select from clocks c where c.park_id = clock_requests.park_id
    and c.instance_id = clock_requests.instance_id and c.ended_at is null
    and (clock_requests.key <> 0 or c.host = 0)
    and (clock_requests.clock is null or c.clock = clock_requests.clock))
  or clock_requests.key <> 0 and not exists (select from tasks t where t.park_id = clock_requests.park_id
    and t.instance_id = clock_requests.instance_id and t.key = clock_requests.key)))`

const stateNow = sql<ClockRequestState>`case when ${hasLapsed} then 'lapsed' else clock_requests.state end`

const { parkId: _park, state: _state, ...stored } = getTableColumns(clockRequests)

/** False where one is open for this place, clock and kind. */
export async function insertClockRequest(
  tx: Tx,
  parkId: string,
  { asked, ...request }: Omit<ClockRequest, 'state' | `decided${string}` | 'reason' | 'commandId'>,
): Promise<boolean> {
  const rows = await tx
    .insert(clockRequests)
    .values({ parkId, ...request, ...columnsOf(asked) })
    .onConflictDoNothing()
    .returning({ id: clockRequests.id })
  return rows.length > 0
}

/** Held until the transaction ends, so that two who decide come one after the other. */
export async function lockClockRequest(tx: Tx, parkId: string, id: string): Promise<ClockRequest | null> {
  const [row] = await tx
    .select({ ...stored, state: stateNow })
    .from(clockRequests)
    .where(and(eq(clockRequests.parkId, parkId), eq(clockRequests.id, id)))
    .for('update')
  return row === undefined ? null : requestOf(row)
}

type Change = Partial<Pick<ClockRequest, 'state' | 'decidedBy' | 'decidedFor' | 'decidedAt' | 'reason' | 'commandId'>>

/** False where it has been decided before. */
export async function updateClockRequest(tx: Tx, parkId: string, id: string, change: Change): Promise<boolean> {
  const isAsked = and(eq(clockRequests.parkId, parkId), eq(clockRequests.id, id), eq(clockRequests.state, 'asked'))
  const rows = await tx.update(clockRequests).set(change).where(isAsked).returning({ id: clockRequests.id })
  return rows.length > 0
}

/** Requests whose clock has ended before anybody decided are over; at what time that was noted. */
export async function lapseClockRequests(tx: Tx, parkId: string, at: Date): Promise<void> {
  await tx
    .update(clockRequests)
    .set({ state: 'lapsed', decidedAt: at })
    .where(and(eq(clockRequests.parkId, parkId), eq(clockRequests.state, 'asked'), hasLapsed))
}

/** Approved, and nobody has noted yet that the clock has moved. */
export async function listUnsettledRequests(tx: Tx, parkId: string, limit: number): Promise<readonly ClockRequest[]> {
  const rows = await tx
    .select({ ...stored, state: stateNow })
    .from(clockRequests)
    .where(
      and(
        eq(clockRequests.parkId, parkId),
        eq(clockRequests.state, 'asked'),
        sql`${clockRequests.commandId} is not null`,
      ),
    )
    .orderBy(asc(clockRequests.decidedAt))
    .limit(limit)
  return rows.map(requestOf)
}

/** What was asked about one place, the newest first. */
export async function listRequestsOfPlace(
  tx: Tx,
  parkId: string,
  { instanceId, key }: Pick<ClockRequest, 'instanceId' | 'key'>,
): Promise<readonly ListedRequest[]> {
  return await list(tx, parkId, and(eq(clockRequests.instanceId, instanceId), eq(clockRequests.key, key)))
}

/** What these departments were asked for, the newest first; `null` = all. */
export async function listRequestsOfDepartments(
  tx: Tx,
  parkId: string,
  departments: readonly string[] | null,
): Promise<readonly ListedRequest[]> {
  return await list(tx, parkId, departments === null ? undefined : inArray(clockRequests.department, [...departments]))
}

/** What waits for the heads of these departments, the oldest first. */
export async function listOpenRequests(
  tx: Tx,
  parkId: string,
  departments: readonly string[],
): Promise<readonly ListedRequest[]> {
  const isOpen = and(inArray(clockRequests.department, [...departments]), eq(clockRequests.state, 'asked'))
  return (await list(tx, parkId, and(isOpen, sql`not ${hasLapsed}`))).toReversed()
}

/** What a person asked, or others for them, the newest first. */
export async function listRequestsOfPerson(
  tx: Tx,
  parkId: string,
  personId: string,
): Promise<readonly ListedRequest[]> {
  return await list(tx, parkId, or(eq(clockRequests.askedBy, personId), eq(clockRequests.askedFor, personId)))
}

/** Who did something, by the name of the column. */
const nameIn = (column: 'asked_for' | 'decided_by' | 'decided_for') =>
  sql<string | null>`(select p.name from people p where p.id = clock_requests.${sql.identifier(column)})`

async function list(tx: Tx, parkId: string, condition: SQL | undefined): Promise<readonly ListedRequest[]> {
  const rows = await tx
    .select({
      ...stored,
      state: stateNow,
      asker: people.name,
      askerFor: nameIn('asked_for'),
      decider: nameIn('decided_by'),
      deciderFor: nameIn('decided_for'),
      applicationNumber: applications.number,
      project: sql<string | null>`(select p.name from projects p
        where p.park_id = clock_requests.park_id and p.id = ${applications.projectId})`,
      step: sql<string | null>`(select t.name from tasks t where t.park_id = clock_requests.park_id
        and t.instance_id = clock_requests.instance_id and t.key = clock_requests.key)`,
    })
    .from(clockRequests)
    .innerJoin(people, eq(people.id, clockRequests.askedBy))
    .innerJoin(
      applications,
      and(eq(applications.parkId, clockRequests.parkId), eq(applications.id, clockRequests.applicationId)),
    )
    .where(and(eq(clockRequests.parkId, parkId), condition))
    .orderBy(desc(clockRequests.askedAt), desc(clockRequests.id))
    .limit(200)
  return rows.map(({ applicationNumber, project, step, asker, askerFor, decider, deciderFor, ...row }) => ({
    ...requestOf(row),
    ...{ applicationNumber, project, step, asker, askerFor, decider, deciderFor },
  }))
}

type Row = Omit<typeof clockRequests.$inferSelect, 'parkId'>

function requestOf({ kind, ground, clock, days, why, evidence, expectedEnd, limitDays, ...row }: Row): ClockRequest {
  if (kind === 'pause' && ground !== null)
    return { ...row, asked: { kind, ground, why, evidence, expectedEnd, limitDays } }
  if (kind === 'extend' && clock !== null && days !== null) return { ...row, asked: { kind, clock, days, why } }
  throw new Error(`Expected request ${row.id} to be a whole ${kind}, as a check of its table holds.`)
}

function columnsOf(asked: AskedMove) {
  const nothing = { ground: null, clock: null, days: null, expectedEnd: null, limitDays: null, evidence: [] }
  return { ...nothing, ...asked }
}
