import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import type { OversightState } from './lifecycle.ts'
import type { OversightAct, OversightNotice } from './notice.ts'
import { type OversightCause, type OversightRules, usualOversight } from './rules.ts'
import { oversightActs, oversightNotices, oversightRules } from './tables.ts'

export async function readOversightRules(tx: Tx, parkId: string): Promise<OversightRules> {
  const [row] = await tx
    .select({ rules: oversightRules.rules })
    .from(oversightRules)
    .where(eq(oversightRules.parkId, parkId))
  return row?.rules ?? usualOversight
}

export async function saveOversightRules(
  tx: Tx,
  parkId: string,
  rules: OversightRules,
  by: { readonly personId: string; readonly now: Date },
): Promise<void> {
  const set = { rules, changedBy: by.personId, changedAt: by.now }
  await tx
    .insert(oversightRules)
    .values({ parkId, ...set })
    .onConflictDoUpdate({ target: oversightRules.parkId, set })
}

const columns = {
  id: oversightNotices.id,
  number: oversightNotices.number,
  state: oversightNotices.state,
  department: oversightNotices.department,
  cause: oversightNotices.cause,
  applicationId: oversightNotices.applicationId,
  applicationNumber: applications.number,
  project: projects.name,
  what: oversightNotices.what,
  answerDays: oversightNotices.answerDays,
  answerBy: oversightNotices.answerBy,
  raisedBy: people.name,
  raisedAt: oversightNotices.raisedAt,
  escalatedAt: oversightNotices.escalatedAt,
}

/** The clock and the rung for which a rule raises a notice. */
export interface RaisedFor {
  readonly instanceId: string
  readonly clockKey: number
  readonly rung: string
}

export interface NewOversightNotice
  extends Pick<
    OversightNotice,
    'id' | 'number' | 'department' | 'cause' | 'what' | 'answerDays' | 'answerBy' | 'raisedBy' | 'raisedAt'
  > {
  readonly applicationId: string | null
  readonly raisedFor: RaisedFor | null
}

export async function insertOversightNotice(tx: Tx, parkId: string, row: NewOversightNotice): Promise<void> {
  const { raisedFor, ...notice } = row
  await tx.insert(oversightNotices).values({ parkId, ...notice, ...raisedFor })
}

/** `null` = whatever. */
export interface OversightSearch {
  readonly departments: readonly string[] | null
  readonly state: OversightState | 'open' | null
  readonly cause: OversightCause | null
  readonly words: string
}

/** What is not closed first, the most urgent first; then the latest. */
export async function searchOversight(
  tx: Tx,
  parkId: string,
  { departments, state, cause, words }: OversightSearch,
): Promise<readonly OversightNotice[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return await select(
    tx,
    and(
      eq(oversightNotices.parkId, parkId),
      departments === null ? undefined : inArray(oversightNotices.department, [...departments]),
      state === null
        ? undefined
        : state === 'open'
          ? ne(oversightNotices.state, 'closed')
          : eq(oversightNotices.state, state),
      cause === null ? undefined : eq(oversightNotices.cause, cause),
      words === ''
        ? undefined
        : sql`(${oversightNotices.number} ilike ${like} or ${applications.number} ilike ${like}
            or ${projects.name} ilike ${like} or ${oversightNotices.what} ilike ${like})`,
    ),
  )
}

export async function findOversightNotice(tx: Tx, parkId: string, id: string): Promise<OversightNotice | null> {
  const [found] = await select(tx, and(eq(oversightNotices.parkId, parkId), eq(oversightNotices.id, id)))
  return found ?? null
}

/** The notice, held until the transaction ends: one at a time moves it. */
export async function lockOversightNotice(tx: Tx, parkId: string, id: string): Promise<OversightNotice | null> {
  await tx
    .select({ id: oversightNotices.id })
    .from(oversightNotices)
    .where(and(eq(oversightNotices.parkId, parkId), eq(oversightNotices.id, id)))
    .for('update')
  return await findOversightNotice(tx, parkId, id)
}

/** Those that were not answered in time, which is not written yet. */
export async function listUnanswered(tx: Tx, parkId: string, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: oversightNotices.id })
    .from(oversightNotices)
    .where(
      and(
        eq(oversightNotices.parkId, parkId),
        eq(oversightNotices.state, 'issued'),
        lt(oversightNotices.answerBy, now),
      ),
    )
    .limit(1_000)
  return rows.map(({ id }) => id)
}

/** One at a time raises by rule in a park, so that no clock gets the same notice twice and no number is skipped. */
export async function lockRaising(tx: Tx, parkId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`oversight ${parkId}`}, 0))`)
}

/** The rungs for which these clocks have had a notice, as `instance.clock.rung`. */
export async function listRaised(tx: Tx, parkId: string, instances: readonly string[]): Promise<ReadonlySet<string>> {
  if (instances.length === 0) return new Set()
  const { instanceId, clockKey, rung } = oversightNotices
  const rows = await tx
    .select({ instanceId, clockKey, rung })
    .from(oversightNotices)
    .where(and(eq(oversightNotices.parkId, parkId), inArray(instanceId, [...new Set(instances)])))
  return new Set(rows.map((row) => `${row.instanceId}.${row.clockKey}.${row.rung}`))
}

export interface OversightCounts {
  /** Not closed. */
  readonly open: number
  /** The department has to answer. */
  readonly toAnswer: number
  readonly escalated: number
}

/** How many there are, of these departments or (`null`) of the park. */
export async function countOversight(
  tx: Tx,
  parkId: string,
  departments: readonly string[] | null,
): Promise<OversightCounts> {
  const [row] = await tx
    .select({
      open: sql<number>`count(*)::int`,
      toAnswer: sql<number>`count(*) filter (where ${oversightNotices.state} in ('issued', 'escalated'))::int`,
      escalated: sql<number>`count(*) filter (where ${oversightNotices.state} = 'escalated')::int`,
    })
    .from(oversightNotices)
    .where(
      and(
        eq(oversightNotices.parkId, parkId),
        ne(oversightNotices.state, 'closed'),
        departments === null ? undefined : inArray(oversightNotices.department, [...departments]),
      ),
    )
  return row ?? { open: 0, toAnswer: 0, escalated: 0 }
}

type Change = Partial<Pick<OversightNotice, 'state' | 'answerBy' | 'escalatedAt'>>

export async function updateOversightNotice(tx: Tx, parkId: string, id: string, change: Change): Promise<void> {
  await tx
    .update(oversightNotices)
    .set(change)
    .where(and(eq(oversightNotices.parkId, parkId), eq(oversightNotices.id, id)))
}

export interface NewOversightAct extends Omit<OversightAct, 'person'> {
  readonly personId: string | null
}

/** Adds it behind what was done before. */
export async function insertOversightAct(
  tx: Tx,
  parkId: string,
  noticeId: string,
  act: NewOversightAct,
): Promise<void> {
  const position = sql<number>`(select coalesce(max(done.position), 0) + 1 from oversight_acts done
    where done.park_id = ${parkId} and done.notice_id = ${noticeId})`
  await tx.insert(oversightActs).values({ parkId, noticeId, position, ...act })
}

export async function listOversightActs(tx: Tx, parkId: string, noticeId: string): Promise<readonly OversightAct[]> {
  return await tx
    .select({
      act: oversightActs.act,
      words: oversightActs.words,
      person: people.name,
      actedAt: oversightActs.actedAt,
    })
    .from(oversightActs)
    .leftJoin(people, eq(people.id, oversightActs.personId))
    .where(and(eq(oversightActs.parkId, parkId), eq(oversightActs.noticeId, noticeId)))
    .orderBy(asc(oversightActs.position))
}

async function select(tx: Tx, condition: SQL | undefined): Promise<readonly OversightNotice[]> {
  const rows = await tx
    .select(columns)
    .from(oversightNotices)
    .leftJoin(
      applications,
      and(eq(applications.parkId, oversightNotices.parkId), eq(applications.id, oversightNotices.applicationId)),
    )
    .leftJoin(projects, and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId)))
    .leftJoin(people, eq(people.id, oversightNotices.raisedBy))
    .where(condition)
    .orderBy(
      sql`${oversightNotices.state} = 'closed'`,
      sql`case when ${oversightNotices.state} <> 'closed' then ${oversightNotices.answerBy} end`,
      desc(oversightNotices.raisedAt),
      desc(oversightNotices.id),
    )
    .limit(2_000)
  return rows.map(({ applicationId, applicationNumber, project, ...row }) => ({
    ...row,
    application: applicationId === null ? null : { id: applicationId, number: applicationNumber, project },
  }))
}
