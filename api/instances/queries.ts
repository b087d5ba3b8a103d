import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { processInstances } from '../../engine/index.ts'
import type { StoredClock } from '../clocks/clock.ts'
import { listClocksByKey } from '../clocks/queries.ts'
import type { DayAndWeek } from '../parks/day-and-week.ts'
import type { Tx } from '../plugins/database.ts'
import type { InstanceOrder, InstanceRow, InstanceSearch, InstanceStatus, Limit } from './instance-row.ts'
import { isDue, limitsThisWeek, mostUrgent } from './limits/queries.ts'

export interface InstanceFilter {
  readonly process?: string | undefined
  readonly status?: 'active' | 'completed' | 'terminated' | 'cancelled' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Newest first, for ids sort by time; the next page begins after the last id of this one. */
export async function listInstances(tx: Tx, parkId: string, filter: InstanceFilter) {
  return await tx
    .select({
      id: processInstances.id,
      rootInstanceId: processInstances.rootInstanceId,
      processId: processInstances.processId,
      definitionHash: processInstances.definitionHash,
      businessKey: processInstances.businessKey,
      status: processInstances.status,
      revision: processInstances.revision,
      startedAt: processInstances.startedAt,
      changedAt: processInstances.changedAt,
      endedAt: processInstances.endedAt,
    })
    .from(processInstances)
    .where(
      and(
        eq(processInstances.parkId, parkId),
        filter.process === undefined ? undefined : eq(processInstances.processId, filter.process),
        filter.status === undefined ? undefined : eq(processInstances.status, filter.status),
        filter.after === undefined ? undefined : lt(processInstances.id, filter.after),
      ),
    )
    .orderBy(desc(processInstances.id))
    .limit(filter.limit)
}

/** Rows that a search gives at most. */
export const MOST_ROWS = 5_000

/** Instances of a park that the filter lets through, at most 5,000. */
export async function searchInstances(
  tx: Tx,
  parkId: string,
  filter: InstanceSearch,
  order: InstanceOrder,
  time: DayAndWeek,
): Promise<readonly InstanceRow[]> {
  return await selectRows(tx, sql`i.park_id = ${parkId} and ${conditionOf(parkId, filter, time)}`, orders[order])
}

/** The clocks by which these rows are due, by `instance.key`. */
export async function listClocksOfRows(
  tx: Tx,
  parkId: string,
  rows: readonly InstanceRow[],
): Promise<ReadonlyMap<string, StoredClock>> {
  const wanted = rows.flatMap(({ id: instanceId, urgent }) =>
    urgent === null || urgent.clock === null ? [] : [{ instanceId, key: urgent.clock }],
  )
  return await listClocksByKey(tx, parkId, wanted)
}

/** One instance; `null` where the park has none of this id. */
export async function findInstanceRow(tx: Tx, parkId: string, id: string): Promise<InstanceRow | null> {
  const [found] = await selectRows(tx, sql`i.park_id = ${parkId} and i.id = ${id}`, orders.started)
  return found ?? null
}

/** The instance's whole family: what it called, what called it. */
export async function listFamily(tx: Tx, parkId: string, rootInstanceId: string): Promise<readonly InstanceRow[]> {
  return await selectRows(
    tx,
    sql`i.park_id = ${parkId} and (i.id = ${rootInstanceId}
    or (i.root_instance_id = ${rootInstanceId} and i.root_instance_id <> i.id))`,
    orders.started,
  )
}

const orders: { readonly [order in InstanceOrder]: SQL } = {
  due: sql`urgent.due_at asc nulls last, i.started_at desc, i.id desc`,
  started: sql`i.started_at desc, i.id desc`,
  changed: sql`i.changed_at desc, i.id desc`,
  number: sql`a.number desc nulls last, i.id desc`,
}

async function selectRows(tx: Tx, condition: SQL, order: SQL): Promise<readonly InstanceRow[]> {
  const rows = await tx.execute<SelectedRow>(sql`
    select i.id, i.root_instance_id, i.process_id, i.definition_hash, i.status, i.business_key, i.started_at,
      i.changed_at, i.ended_at, a.number, p.name as project, e.name as enterprise, d.version, d.name as process_name,
      urgent.started_at as urgent_started_at, urgent.due_at as urgent_due_at, urgent.clock_key as urgent_clock,
      urgent.is_whole as urgent_is_whole,
      (select coalesce(json_agg(distinct coalesce(t.name, t.node)), '[]') from tasks t
        where t.park_id = i.park_id and t.instance_id = i.id) as steps,
      (select count(*)::int from incidents n where n.park_id = i.park_id and n.instance_id = i.id) as incidents
    from process_instances i
    left join applications a on a.park_id = i.park_id and a.id = i.root_instance_id
    left join projects p on p.park_id = a.park_id and p.id = a.project_id
    left join enterprises e on e.id = a.enterprise_id
    left join lateral (select v.version, v.name from definitions v
      where v.park_id = i.park_id and v.process_id = i.process_id and v.hash = i.definition_hash
      order by v.version desc limit 1) d on true
    left join lateral (${mostUrgent}) urgent on i.status = 'active'
    where ${condition}
    order by ${order}
    limit ${MOST_ROWS}`)
  return rows.map(rowOf)
}

function conditionOf(parkId: string, filter: InstanceSearch, time: DayAndWeek): SQL {
  const today = new Date(time.dayStart).toISOString()
  const openTask = (condition: SQL) => sql`exists (select from tasks t
    where t.park_id = i.park_id and t.instance_id = i.id and ${condition})`
  const words = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`true`,
    filter.words === '' ? null : sql`concat_ws(' ', a.number, p.name, e.name, i.business_key) ilike ${words}`,
    filter.process === '' ? null : sql`i.process_id = ${filter.process}`,
    filter.version === null ? null : sql`d.version = ${filter.version}`,
    filter.status === null ? null : sql`i.status = ${filter.status}`,
    filter.due === null || filter.step !== ''
      ? null
      : sql`i.id in (select instance_id from (${limitsThisWeek(parkId, time)}) limits
          where ${isDue(filter.due, time)})`,
    filter.today === 'started' ? sql`i.started_at >= ${today}` : null,
    filter.today === 'ended' ? sql`i.ended_at >= ${today}` : null,
    // Of one step it is its own task that is due.
    filter.step !== '' && filter.due !== null
      ? openTask(sql`t.node = ${filter.step} and ${isDue(filter.due, time)}`)
      : null,
    filter.step === '' || filter.due !== null
      ? null
      : sql`(${openTask(sql`t.node = ${filter.step}`)} or exists (select from incidents n
          where n.park_id = i.park_id and n.instance_id = i.id and n.node = ${filter.step}))`,
  ]
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` and `,
  )
}

interface SelectedRow extends Record<string, unknown> {
  readonly id: string
  readonly root_instance_id: string
  readonly process_id: string
  readonly definition_hash: string
  readonly status: string
  readonly business_key: string | null
  readonly started_at: string
  readonly changed_at: string
  readonly ended_at: string | null
  readonly number: string | null
  readonly project: string | null
  readonly enterprise: string | null
  readonly version: number | null
  readonly process_name: string | null
  readonly urgent_started_at: string | null
  readonly urgent_due_at: string | null
  readonly urgent_clock: number | null
  readonly urgent_is_whole: boolean | null
  readonly steps: readonly string[]
  readonly incidents: number
}

function rowOf(row: SelectedRow): InstanceRow {
  return {
    id: row.id,
    rootInstanceId: row.root_instance_id,
    processId: row.process_id,
    processName: row.process_name,
    definitionHash: row.definition_hash,
    version: row.version,
    // A CHECK of the table lets nothing else in.
    status: row.status as InstanceStatus,
    businessKey: row.business_key,
    number: row.number,
    project: row.project,
    enterprise: row.enterprise,
    startedAt: Date.parse(row.started_at),
    changedAt: Date.parse(row.changed_at),
    endedAt: row.ended_at === null ? null : Date.parse(row.ended_at),
    steps: row.steps,
    incidents: row.incidents,
    urgent: limitOf(row),
  }
}

function limitOf(row: SelectedRow): Limit | null {
  const { urgent_started_at: startedAt, urgent_due_at: dueAt, urgent_clock: clock, urgent_is_whole: isWhole } = row
  if (startedAt === null) return null
  return {
    startedAt: Date.parse(startedAt),
    dueAt: dueAt === null ? null : Date.parse(dueAt),
    clock,
    isWhole: isWhole === true,
  }
}
