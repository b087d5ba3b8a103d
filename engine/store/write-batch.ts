import type { Sql } from 'postgres'
import type { BatchRows } from './rows.ts'

export interface BatchWritten {
  /** Ids of the instances that were written; all others had moved, or knew the command. */
  readonly written: readonly string[]
  /** `siji_now()` in milliseconds since 1970. */
  readonly now: number
}

/**
 * Writes a batch by one data-modifying statement, wholly or, instance by instance, not at all. An instance is written if
 * its revision is the one that was read and none of its command ids is in the journal; everything else is joined to that.
 */
export async function writeBatch(sql: Sql, rows: BatchRows, retryDelay: number): Promise<BatchWritten> {
  const lists = [
    `[${rows.instances.join(',')}]`,
    `[${rows.journal.join(',')}]`,
    JSON.stringify(rows.openedTasks),
    JSON.stringify(rows.movedTasks),
    JSON.stringify(rows.endedTasks),
    JSON.stringify(rows.passedTasks),
    JSON.stringify(rows.timers),
    JSON.stringify(rows.jobs),
    JSON.stringify(rows.movedJobs),
    JSON.stringify(rows.subscriptions),
    JSON.stringify(rows.incidents),
    JSON.stringify(rows.milestones),
    JSON.stringify(rows.gone),
  ]
  const [answer] = await sql.unsafe<[BatchWritten]>(STATEMENT, [...lists, retryDelay], { prepare: true })
  return answer
}

const OWNER = 'park_id uuid, instance_id uuid, root_instance_id uuid, key integer'
const TASK = `${OWNER}, process_id text, node text, name text, department text, post text, check_post text, form text,
  permit text, lane text, state text, assignee text, answerer text, due_at timestamptz, opened_at timestamptz`

const STATEMENT = `
with
  instance as materialized (select * from json_to_recordset($1::text::json) as r(park_id uuid, id uuid, root_instance_id uuid,
    process_id text, definition_hash text, business_key text, status text, read_revision integer, revision integer,
    started_at timestamptz, changed_at timestamptz, ended_at timestamptz, journal_hash bytea, state json)),
  entry as materialized (select * from json_to_recordset($2::text::json) as r(park_id uuid, instance_id uuid,
    revision integer, root_instance_id uuid, command_id uuid, at timestamptz, actor json, command json, events json,
    previous_hash bytea, hash bytea, hash_algorithm text)),
  known as materialized (select entry.park_id, entry.instance_id from entry join journal using (park_id, instance_id, command_id)),
  created as (insert into process_instances (park_id, id, root_instance_id, process_id, definition_hash, business_key,
      status, revision, started_at, changed_at, ended_at, journal_hash, state)
    select i.park_id, i.id, i.root_instance_id, i.process_id, i.definition_hash, i.business_key, i.status, i.revision,
      i.started_at, i.changed_at, i.ended_at, i.journal_hash, i.state
    from instance i where i.read_revision = 0 on conflict (park_id, id) do nothing returning park_id, id),
  moved as (update process_instances p set status = i.status, revision = i.revision, changed_at = i.changed_at,
      ended_at = i.ended_at, journal_hash = i.journal_hash, state = i.state
    from instance i where p.park_id = i.park_id and p.id = i.id and p.revision = i.read_revision and i.read_revision > 0
      and not exists (select from known k where k.park_id = i.park_id and k.instance_id = i.id)
    returning p.park_id, p.id),
  done as materialized (select park_id, id as instance_id from created union all select park_id, id from moved),
  written_journal as (insert into journal (park_id, instance_id, revision, root_instance_id, command_id, at, actor, command,
      events, previous_hash, hash, hash_algorithm)
    select park_id, instance_id, e.revision, e.root_instance_id, e.command_id, e.at, e.actor, e.command, e.events,
      e.previous_hash, e.hash, e.hash_algorithm
    from done join entry e using (park_id, instance_id)),
  opened_tasks as (insert into tasks (park_id, instance_id, key, root_instance_id, process_id, node, name, department, post,
      check_post, form, permit, lane, state, assignee, answerer, due_at, opened_at)
    select park_id, instance_id, r.key, r.root_instance_id, r.process_id, r.node, r.name, r.department, r.post,
      r.check_post, r.form, r.permit, r.lane, r.state, r.assignee, r.answerer, r.due_at, r.opened_at
    from done join json_to_recordset($3::text::json) as r(${TASK}) using (park_id, instance_id)),
  moved_tasks as (update tasks t set state = r.state, assignee = r.assignee, answerer = r.answerer
    from done d, json_to_recordset($4::text::json) as r(${OWNER}, state text, assignee text, answerer text)
    where d.park_id = r.park_id and d.instance_id = r.instance_id
      and t.park_id = r.park_id and t.instance_id = r.instance_id and t.key = r.key),
  ending as materialized (select * from json_to_recordset($5::text::json) as r(${OWNER}, state text, moved boolean,
    assignee text, answerer text, checker text, ended_at timestamptz)),
  closed_tasks as (delete from tasks t using done d, ending r
    where d.park_id = r.park_id and d.instance_id = r.instance_id
      and t.park_id = r.park_id and t.instance_id = r.instance_id and t.key = r.key
    returning t.*),
  ended as (insert into ended_tasks (park_id, instance_id, key, root_instance_id, process_id, node, name, department, post,
      check_post, form, permit, lane, state, assignee, answerer, checker, due_at, opened_at, ended_at)
    select t.park_id, t.instance_id, t.key, t.root_instance_id, t.process_id, t.node, t.name, t.department, t.post,
      t.check_post, t.form, t.permit, t.lane, r.state, case when r.moved then r.assignee else t.assignee end, r.answerer,
      r.checker, t.due_at, t.opened_at, r.ended_at
    from closed_tasks t join ending r using (park_id, instance_id, key)
    union all
    select park_id, instance_id, r.key, r.root_instance_id, r.process_id, r.node, r.name, r.department, r.post,
      r.check_post, r.form, r.permit, r.lane, r.state, r.assignee, r.answerer, r.checker, r.due_at, r.opened_at, r.ended_at
    from done join json_to_recordset($6::text::json) as r(${TASK}, checker text, ended_at timestamptz)
      using (park_id, instance_id)),
  set_timers as (insert into timers (park_id, instance_id, key, root_instance_id, host, node, due_at, repetitions, interval)
    select park_id, instance_id, r.key, r.root_instance_id, r.host, r.node, r.due_at, r.repetitions, r.interval
    from done join json_to_recordset($7::text::json) as r(${OWNER}, host integer, node text, due_at timestamptz,
      repetitions integer, interval text) using (park_id, instance_id)
    on conflict (park_id, instance_id, key) do update
      set due_at = excluded.due_at, repetitions = excluded.repetitions, leased_until = null),
  set_jobs as (insert into jobs (park_id, instance_id, key, root_instance_id, node, job_type, retries, run_at)
    select park_id, instance_id, r.key, r.root_instance_id, r.node, r.job_type, r.retries, clock_timestamp()
    from done join json_to_recordset($8::text::json) as r(${OWNER}, node text, job_type text, retries integer)
      using (park_id, instance_id)
    on conflict (park_id, instance_id, key) do update set node = excluded.node, job_type = excluded.job_type,
      retries = excluded.retries, attempt = 0, run_at = excluded.run_at, leased_until = null),
  moved_jobs as (update jobs j set retries = r.retries, leased_until = null, run_at = clock_timestamp()
      + case when r.failed then least(3600, $14::float8 / 1000 * power(4, j.attempt - 1)) else 0 end * interval '1 second'
    from done d, json_to_recordset($9::text::json) as r(${OWNER}, retries integer, failed boolean)
    where d.park_id = r.park_id and d.instance_id = r.instance_id
      and j.park_id = r.park_id and j.instance_id = r.instance_id and j.key = r.key),
  set_subscriptions as (insert into subscriptions (park_id, instance_id, key, root_instance_id, host, node, name, correlation_key)
    select park_id, instance_id, r.key, r.root_instance_id, r.host, r.node, r.name, r.correlation_key
    from done join json_to_recordset($10::text::json) as r(${OWNER}, host integer, node text, name text,
      correlation_key text) using (park_id, instance_id)
    on conflict (park_id, instance_id, key) do update set name = excluded.name, correlation_key = excluded.correlation_key),
  set_incidents as (insert into incidents (park_id, instance_id, key, root_instance_id, node, code, message, message_zh, step, raised_at)
    select park_id, instance_id, r.key, r.root_instance_id, r.node, r.code, r.message, r.message_zh, r.step, r.raised_at
    from done join json_to_recordset($11::text::json) as r(${OWNER}, node text, code text, message text, message_zh text,
      step text, raised_at timestamptz) using (park_id, instance_id)
    on conflict (park_id, instance_id, key) do update set code = excluded.code, message = excluded.message,
      message_zh = excluded.message_zh, step = excluded.step, raised_at = excluded.raised_at),
  reached as (insert into milestones (park_id, root_instance_id, instance_id, revision, position, name, node, at)
    select park_id, r.root_instance_id, instance_id, r.revision, r.position, r.name, r.node, r.at
    from done join json_to_recordset($12::text::json) as r(park_id uuid, root_instance_id uuid, instance_id uuid,
      revision integer, position integer, name text, node text, at timestamptz) using (park_id, instance_id)),
  gone as materialized (select * from done join json_to_recordset($13::text::json) as r(park_id uuid, instance_id uuid,
    "table" text, key integer) using (park_id, instance_id)),
  gone_timers as (delete from timers t using gone g where g."table" = 'timers'
    and t.park_id = g.park_id and t.instance_id = g.instance_id and t.key = g.key),
  gone_jobs as (delete from jobs t using gone g where g."table" = 'jobs'
    and t.park_id = g.park_id and t.instance_id = g.instance_id and t.key = g.key),
  gone_subscriptions as (delete from subscriptions t using gone g where g."table" = 'subscriptions'
    and t.park_id = g.park_id and t.instance_id = g.instance_id and t.key = g.key),
  gone_incidents as (delete from incidents t using gone g where g."table" = 'incidents'
    and t.park_id = g.park_id and t.instance_id = g.instance_id and t.key = g.key)
select coalesce((select array_agg(instance_id::text) from done), '{}') as written,
  (extract(epoch from siji_now()) * 1000)::float8 as now`
