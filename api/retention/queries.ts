import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { ForeseenRetention, RetentionPolicy, RetentionRun } from './retention.ts'

export async function readPolicy(tx: Tx, parkId: string): Promise<RetentionPolicy | null> {
  const [row] = await tx.execute<RetentionPolicy & Record<string, unknown>>(sql`
    select keep_days as "keepDays", is_daily as "isDaily", reason, set_by as "setBy"
    from retention_policies where park_id = ${parkId}`)
  return row ?? null
}

/** Virtual now, also while the engine of this node has not started. */
export async function readNow(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ now: number }>(sql`select (extract(epoch from siji_now()) * 1000)::float8 as now`)
  if (row === undefined) throw new Error('Expected the database to tell its time.')
  return row.now
}

export async function savePolicy(tx: Tx, parkId: string, policy: RetentionPolicy): Promise<void> {
  const { keepDays, isDaily, reason, setBy } = policy
  await tx.execute(sql`
    insert into retention_policies (park_id, keep_days, is_daily, reason, set_by, set_at)
    values (${parkId}, ${keepDays}, ${isDaily}, ${reason}, ${setBy}, siji_now())
    on conflict (park_id) do update set keep_days = excluded.keep_days, is_daily = excluded.is_daily,
      reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at`)
}

// Ended before an instant, and nobody of the same root goes on.
const ended = (
  parkId: string,
  before: Date,
) => sql`i.park_id = ${parkId} and i.ended_at < ${before.toISOString()}::timestamptz
  and not exists (select from process_instances o
    where o.park_id = i.park_id and o.root_instance_id = i.root_instance_id and o.ended_at is null)`

const ofApplication = sql`exists (select from applications a where a.park_id = i.park_id and a.id = i.root_instance_id)`

const isExported = sql`i.changed_at < (select max(e.taken_at) from journal_exports e where e.park_id = i.park_id)`

export async function foreseeRetention(tx: Tx, parkId: string, before: Date): Promise<ForeseenRetention> {
  const [row] = await tx.execute<ForeseenRetention & Record<string, unknown>>(sql`
    with found as (
      select i.park_id, i.id, ${ofApplication} as applied, coalesce(${isExported}, false) as exported
      from process_instances i where ${ended(parkId, before)})
    select count(*)::int as ended, count(*) filter (where applied)::int as "ofApplications",
      count(*) filter (where not applied and not exported)::int as "notExported",
      count(*) filter (where not applied and exported)::int as instances,
      coalesce(sum((select count(*) from journal j where j.park_id = f.park_id and j.instance_id = f.id))
        filter (where not applied and exported), 0)::int as entries
    from found f`)
  if (row === undefined) throw new Error('Expected counts of what has ended.')
  return row
}

/** The next instances that may be dropped, the oldest first. */
export async function listDroppable(tx: Tx, parkId: string, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string } & Record<string, unknown>>(sql`
    select i.id from process_instances i
    where ${ended(parkId, before)} and not ${ofApplication} and ${isExported} order by i.id limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Writes down that something is going to be dropped, by whom and why; one of this id is there only once. */
export async function insertRun(
  tx: Tx,
  parkId: string,
  { id, endedBefore, reason, orderedBy }: Pick<RetentionRun, 'id' | 'endedBefore' | 'reason' | 'orderedBy'>,
): Promise<void> {
  await tx.execute(sql`
    insert into retention_runs (park_id, id, ended_before, reason, ordered_by, ordered_at)
    values (${parkId}, ${id}, ${endedBefore.toISOString()}::timestamptz, ${reason}, ${orderedBy}, siji_now())
    on conflict (park_id, id) do nothing`)
}

/** Runs that a crash has left, the oldest first. */
export async function listUnfinished(tx: Tx, parkId: string): Promise<readonly RetentionRun[]> {
  return await selectRuns(tx, sql`park_id = ${parkId} and finished_at is null`)
}

export async function findRun(tx: Tx, parkId: string, id: string): Promise<RetentionRun | null> {
  return (await selectRuns(tx, sql`park_id = ${parkId} and id = ${id}`))[0] ?? null
}

export async function finishRun(tx: Tx, parkId: string, id: string): Promise<void> {
  await tx.execute(sql`
    update retention_runs set finished_at = siji_now() where park_id = ${parkId} and id = ${id} and finished_at is null`)
}

async function selectRuns(tx: Tx, condition: SQL): Promise<readonly RetentionRun[]> {
  const rows = await tx.execute<SelectedRun>(sql`
    select id, ended_before as "endedBefore", reason, ordered_by as "orderedBy", dropped, entries,
      finished_at as "finishedAt"
    from retention_runs where ${condition} order by ordered_at, id`)
  return rows.map(({ endedBefore, finishedAt, ...run }) => ({
    ...run,
    endedBefore: new Date(endedBefore),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
  }))
}

interface SelectedRun extends Record<string, unknown>, Omit<RetentionRun, 'endedBefore' | 'finishedAt'> {
  readonly endedBefore: string
  readonly finishedAt: string | null
}
