import type { ISql } from 'postgres'
import type { JournalRow } from './read-journal.ts'

/** An instance as it is stored, with the very text of its state. */
export interface StoredInstance {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  readonly journalHash: string
  readonly state: string
}

/** A row beside the state, as far as the state says what it must be. */
export interface WaitingRow {
  readonly instanceId: string
  readonly parkId: string
  readonly table: 'tasks' | 'timers' | 'jobs' | 'subscriptions' | 'incidents' | 'clocks'
  readonly key: number
  readonly detail: string
}

/** The next instances in order of park and id. */
export async function listStoredInstances(
  sql: ISql,
  after: Pick<StoredInstance, 'parkId' | 'id'> | null,
  limit: number,
): Promise<readonly StoredInstance[]> {
  const { parkId, id } = after ?? { parkId: FIRST_ID, id: FIRST_ID }
  return await sql<StoredInstance[]>`
    select park_id as "parkId", id, revision, encode(journal_hash, 'hex') as "journalHash", state::text as state
    from process_instances where (park_id, id) > (${parkId}::uuid, ${id}::uuid)
    order by park_id, id limit ${limit}`
}

/** The journals of these instances, each in order of its revisions. */
export async function readJournals(
  sql: ISql,
  instances: readonly StoredInstance[],
): Promise<readonly (JournalRow & Pick<WaitingRow, 'parkId' | 'instanceId'>)[]> {
  return await sql<(JournalRow & Pick<WaitingRow, 'parkId' | 'instanceId'>)[]>`
    select j.park_id as "parkId", j.instance_id as "instanceId", j.revision, j.command_id as "commandId",
      (extract(epoch from j.at) * 1000)::float8 as at, j.actor::text as actor, j.command::text as command,
      j.events::text as events, encode(j.previous_hash, 'hex') as "previousHash", encode(j.hash, 'hex') as hash
    from unnest(${parksOf(instances)}::uuid[], ${idsOf(instances)}::uuid[]) as wanted(park_id, instance_id)
    join journal j using (park_id, instance_id) order by j.park_id, j.instance_id, j.revision`
}

/** Everything that waits for these instances in the tables beside them. */
export async function readWaitingRows(sql: ISql, instances: readonly StoredInstance[]): Promise<readonly WaitingRow[]> {
  return await sql<WaitingRow[]>`
    with wanted as (
      select * from unnest(${parksOf(instances)}::uuid[], ${idsOf(instances)}::uuid[]) as w(park_id, instance_id)),
    found as (
      select park_id, instance_id, 'tasks' as "table", key, state as detail from tasks join wanted using (park_id, instance_id)
      union all
      select park_id, instance_id, 'timers', key, (extract(epoch from due_at) * 1000)::bigint::text
        from timers join wanted using (park_id, instance_id)
      union all
      select park_id, instance_id, 'jobs', key, retries::text from jobs join wanted using (park_id, instance_id)
      union all
      select park_id, instance_id, 'subscriptions', key, name from subscriptions join wanted using (park_id, instance_id)
      union all
      select park_id, instance_id, 'incidents', key, code from incidents join wanted using (park_id, instance_id)
      union all
      select park_id, instance_id, 'clocks', key, state || ' ' || light from clocks join wanted using (park_id, instance_id)
        where ended_at is null)
    select park_id as "parkId", instance_id as "instanceId", "table", key, detail from found`
}

/** Ids among these called instances that go on, or whose start or answer is still on its way. */
export async function findCallsUnderWay(
  sql: ISql,
  calls: readonly { readonly parkId: string; readonly instanceId: string; readonly called: string }[],
): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set()
  const parks = calls.map(({ parkId }) => parkId)
  const rows = await sql<{ called: string }[]>`
    select w.called from unnest(${parks}::uuid[], ${calls.map(({ instanceId }) => instanceId)}::uuid[],
      ${calls.map(({ called }) => called)}::uuid[]) as w(park_id, caller, called)
    where exists (select from process_instances p where p.park_id = w.park_id and p.id = w.called and p.status = 'active')
      or exists (select from thrown_messages t where t.park_id = w.park_id and t.instance_id in (w.caller, w.called)
        and t.kind = 'command')`
  return new Set(rows.map(({ called }) => called))
}

/** Journal rows without an instance; commands that are in the journal twice; timers overdue, and thrown messages that nobody tries to bring, for more than
 * `seconds`. */
export async function findStrays(
  sql: ISql,
  seconds: number,
): Promise<readonly { readonly parkId: string; readonly instanceId: string; readonly fault: string }[]> {
  return await sql<{ parkId: string; instanceId: string; fault: string }[]>`
    (select distinct j.park_id as "parkId", j.instance_id as "instanceId", 'instance-missing' as fault
      from journal j where not exists (select from process_instances p where p.park_id = j.park_id and p.id = j.instance_id)
      limit 100)
    union all
    (select park_id, (array_agg(instance_id order by instance_id desc))[1], 'command-twice' from journal group by park_id, command_id having count(*) > 1 limit 100)
    union all
    (select park_id, instance_id, 'timer-overdue' from timers
      where due_at < siji_now() - ${seconds} * interval '1 second' and (leased_until is null or leased_until < 'infinity') limit 100)
    union all
    (select park_id, instance_id, 'message-overdue' from thrown_messages
      where thrown_at < siji_now() - ${seconds} * interval '1 second'
        -- What is for an instance that is suspended is taken again and again until it can arrive.
        and (leased_until is null or leased_until not between clock_timestamp() - ${seconds} * interval '1 second'
          and clock_timestamp() + interval '1 minute') limit 100)`
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

function parksOf(instances: readonly StoredInstance[]): string[] {
  return instances.map(({ parkId }) => parkId)
}

function idsOf(instances: readonly StoredInstance[]): string[] {
  return instances.map(({ id }) => id)
}
