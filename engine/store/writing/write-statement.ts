import { HASH_ALGORITHM } from '../journal-hash.ts'
import type { BatchRows } from './rows.ts'

/** Lists of a batch that are written only where they are not empty. */
export type OptionalRows = Exclude<keyof BatchRows, 'instances' | 'states' | 'journal' | 'events'>

/** A statement; after instances, states, journal and events it takes these lists in this order. */
export interface WriteStatement {
  readonly text: string
  readonly lists: readonly OptionalRows[]
}

/** Milliseconds since 1970 as an instant: counted in whole microseconds, for a float of seconds would not be exact. */
const instant = (column: string) => `'epoch'::timestamptz + ${column} * interval '1 millisecond'`

const OWNER = 'n integer, key integer'
const TASK = `process_id text, node text, name text, department text, post text, check_post text, form text,
  permit text, lane text, state text, assignee text, answerer text, due_at float8, opened_at float8`
const ENDED = 'checker text, ended_at float8'

const CLOCK = `process_id text, host integer, node text, clock text, owner text, calendar text, scope text, days integer,
  yellow integer, started_at float8, turns_at float8`
const CLOCK_NOW = `state text, light text, due_at float8, provisional boolean, extension integer, ended_at float8,
  ledger json`
const CLOCK_COLUMNS = `process_id, host, node, clock, owner, calendar, scope, days, yellow, started_at, turns_at, state, light,
  due_at, provisional, extension, ended_at, ledger`
const CLOCK_VALUES = `process_id, host, node, clock, owner, calendar, scope, days, yellow, ${instant('started_at')},
  ${instant('turns_at')}, state, light, ${instant('due_at')}, provisional, extension, ${instant('ended_at')}, ledger`

const TASK_COLUMNS = `process_id, node, name, department, post, check_post, form, permit, lane, state, assignee, answerer,
  due_at, opened_at`
const TASK_VALUES = `process_id, node, name, department, post, check_post, form, permit, lane, state, assignee, answerer,
  ${instant('due_at')}, ${instant('opened_at')}`

const COLUMNS: { readonly [List in OptionalRows]: string } = {
  openedTasks: `${OWNER}, ${TASK}`,
  movedTasks: `${OWNER}, node text, state text, assignee text, answerer text, is_due boolean, due_at float8`,
  endedTasks: `${OWNER}, state text, moved boolean, assignee text, answerer text, ${ENDED}`,
  passedTasks: `${OWNER}, ${TASK}, ${ENDED}`,
  timers: `${OWNER}, host integer, node text, due_at float8, repetitions integer, interval text, held boolean`,
  heldTimers: `${OWNER}, held boolean`,
  jobs: `${OWNER}, node text, job_type text, retries integer, held boolean`,
  movedJobs: `${OWNER}, node text, retries integer, pause float8, after float8, held boolean`,
  heldJobs: `${OWNER}, held boolean`,
  renamedJobs: `${OWNER}, node text`,
  renamedIncidents: `${OWNER}, node text`,
  subscriptions: `${OWNER}, host integer, node text, kind text, name text, correlation_key text`,
  incidents: `${OWNER}, node text, code text, message text, message_zh text, step text, raised_at float8`,
  milestones: 'n integer, revision integer, position integer, name text, node text, at float8',
  thrownMessages: `n integer, revision integer, position integer, node text,
    kind text, name text, correlation_key text, command json, variables json, chain json, thrown_at float8`,
  storeWrites: 'n integer, name text, read_revision integer, value json',
  clocks: `${OWNER}, ${CLOCK}, ${CLOCK_NOW}`,
  endedClocks: `${OWNER}, ${CLOCK_NOW}`,
  goneTimers: OWNER,
  goneJobs: OWNER,
  goneSubscriptions: OWNER,
  goneIncidents: OWNER,
  pastIncidents: `${OWNER}, revision integer, ended_at float8`,
}

// The rows of a list whose instance was written. A plan made while a table was small must not scan it when it has grown:
// the array of instance ids bounds what is read of the table, whichever side the planner begins with.
const row = (list: OptionalRows) =>
  `(select d.park_id, d.instance_id, d.root_instance_id, r.* from done d join ${list}_rows r using (n)) as r`
const SAME_KEY = 't.park_id = r.park_id and t.instance_id = r.instance_id and t.key = r.key'
const MATCHING = `${SAME_KEY} and t.instance_id = any(array(select instance_id from done))`

// A pause is up to a half shorter or longer than said, so that what failed together does not come again together.
// What an instance that is suspended waits for is on lease for ever: nobody takes it before it is resumed.
const LEASE = `case when r.held then 'infinity'::timestamptz end`

const CLAUSES: { readonly [List in OptionalRows]: string } = {
  openedTasks: `insert into tasks (park_id, instance_id, key, root_instance_id, ${TASK_COLUMNS})
    select park_id, instance_id, key, root_instance_id, ${TASK_VALUES} from ${row('openedTasks')}`,
  movedTasks: `update tasks t set node = coalesce(r.node, t.node), state = r.state, assignee = r.assignee, answerer = r.answerer,
      due_at = case when r.is_due then ${instant('r.due_at')} else t.due_at end
    from ${row('movedTasks')} where ${MATCHING}`,
  endedTasks: `closed as (delete from tasks t using ${row('endedTasks')} where ${MATCHING}
      returning t.park_id, t.instance_id, t.key, t.root_instance_id, t.process_id, t.node, t.name, t.department, t.post,
        t.check_post, t.form, t.permit, t.lane, r.state, case when r.moved then r.assignee else t.assignee end as assignee,
        r.answerer, t.due_at, t.opened_at, r.checker, ${instant('r.ended_at')} as ended_at),
    endedTasks as (insert into ended_tasks (park_id, instance_id, key, root_instance_id, ${TASK_COLUMNS}, checker, ended_at)
      select park_id, instance_id, key, root_instance_id, ${TASK_COLUMNS}, checker, ended_at from closed)`,
  passedTasks: `insert into ended_tasks (park_id, instance_id, key, root_instance_id, ${TASK_COLUMNS}, checker, ended_at)
    select park_id, instance_id, key, root_instance_id, ${TASK_VALUES}, checker, ${instant('ended_at')}
    from ${row('passedTasks')}`,
  clocks: `insert into clocks (park_id, instance_id, key, root_instance_id, ${CLOCK_COLUMNS})
    select park_id, instance_id, key, root_instance_id, ${CLOCK_VALUES} from ${row('clocks')}
    on conflict (park_id, instance_id, key) do update set host = excluded.host, node = excluded.node,
      turns_at = excluded.turns_at, state = excluded.state, light = excluded.light, due_at = excluded.due_at,
      provisional = excluded.provisional, extension = excluded.extension, ended_at = excluded.ended_at, ledger = excluded.ledger`,
  endedClocks: `update clocks t set state = r.state, light = r.light, due_at = ${instant('r.due_at')}, provisional = r.provisional,
      turns_at = null, extension = r.extension, ended_at = ${instant('r.ended_at')}, ledger = r.ledger
    from ${row('endedClocks')} where ${MATCHING}`,
  timers: `insert into timers
      (park_id, instance_id, key, root_instance_id, host, node, due_at, repetitions, interval, leased_until)
    select park_id, instance_id, key, root_instance_id, host, node, ${instant('due_at')}, repetitions, interval, ${LEASE}
    from ${row('timers')}
    on conflict (park_id, instance_id, key) do update
      set node = excluded.node, due_at = excluded.due_at, repetitions = excluded.repetitions, leased_until = excluded.leased_until`,
  heldTimers: `update timers t set leased_until = ${LEASE} from ${row('heldTimers')} where ${MATCHING}`,
  jobs: `insert into jobs (park_id, instance_id, key, root_instance_id, node, job_type, retries, run_at, leased_until)
    select park_id, instance_id, key, root_instance_id, node, job_type, retries, clock_timestamp(), ${LEASE}
    from ${row('jobs')}
    on conflict (park_id, instance_id, key) do update set node = excluded.node, job_type = excluded.job_type,
      retries = excluded.retries, attempt = 0, run_at = excluded.run_at, leased_until = excluded.leased_until`,
  heldJobs: `update jobs t set leased_until = ${LEASE} from ${row('heldJobs')} where ${MATCHING}`,
  movedJobs: `update jobs t set node = coalesce(r.node, t.node), retries = r.retries, leased_until = ${LEASE}, run_at = clock_timestamp()
      + coalesce(r.after, least(3600, r.pause * power(4, greatest(t.attempt - 1, 0))) * (0.5 + random())) * interval '1 second'
    from ${row('movedJobs')} where ${MATCHING}`,
  renamedJobs: `update jobs t set node = r.node from ${row('renamedJobs')} where ${MATCHING}`,
  renamedIncidents: `update incidents t set node = r.node from ${row('renamedIncidents')}
    where ${MATCHING}`,
  subscriptions: `insert into subscriptions (park_id, instance_id, key, root_instance_id, host, node, kind, name, correlation_key)
    select park_id, instance_id, key, root_instance_id, host, node, kind, name, correlation_key from ${row('subscriptions')}
    on conflict (park_id, instance_id, key) do update
      set node = excluded.node, name = excluded.name, correlation_key = excluded.correlation_key`,
  incidents: `insert into incidents
      (park_id, instance_id, key, root_instance_id, node, code, message, message_zh, step, raised_at)
    select park_id, instance_id, key, root_instance_id, node, code, message, message_zh, step, ${instant('raised_at')}
    from ${row('incidents')}
    on conflict (park_id, instance_id, key) do update set code = excluded.code, message = excluded.message,
      message_zh = excluded.message_zh, step = excluded.step, raised_at = excluded.raised_at`,
  milestones: `insert into milestones (park_id, root_instance_id, instance_id, revision, position, name, node, at)
    select park_id, root_instance_id, instance_id, revision, position, name, node, ${instant('at')} from ${row('milestones')}`,
  thrownMessages: `insert into thrown_messages
      (park_id, instance_id, revision, position, root_instance_id, node, kind, name, correlation_key, command, variables, chain, thrown_at)
    select park_id, instance_id, revision, position, root_instance_id, node, kind, name, correlation_key, command, variables, chain,
      ${instant('thrown_at')}
    from ${row('thrownMessages')}`,
  storeWrites: `update data_stores s set revision = s.revision + 1, value = r.value, written_at = siji_now()
    from ${row('storeWrites')} where s.park_id = r.park_id and s.name = r.name`,
  goneTimers: `delete from timers t using ${row('goneTimers')} where ${MATCHING}`,
  goneJobs: `delete from jobs t using ${row('goneJobs')} where ${MATCHING}`,
  goneSubscriptions: `delete from subscriptions t using ${row('goneSubscriptions')} where ${MATCHING}`,
  goneIncidents: `delete from incidents t using ${row('goneIncidents')} where ${MATCHING}`,
  // As they stood before this statement, also where the same step has failed anew
  // within it; its own part of that name hides the table.
  pastIncidents: `insert into ended_incidents
      (park_id, instance_id, key, revision, root_instance_id, node, code, message, message_zh, step, raised_at, ended_at)
    select t.park_id, t.instance_id, t.key, r.revision, t.root_instance_id, t.node, t.code, t.message, t.message_zh, t.step,
      t.raised_at, ${instant('r.ended_at')}
    from public.incidents t join ${row('pastIncidents')} on ${MATCHING}`,
}

// The two long texts of a row come beside the JSON, one per line, which JSON never has inside: read within it, they would
// be taken apart and put together again.
const INSTANCES = `instance as materialized (select * from rows from (
    json_to_recordset($1::text::json) as (n integer, park_id uuid, id uuid, root_instance_id uuid, process_id text,
      definition_hash text, business_key text, status text, read_revision integer, revision integer,
      started_at float8, changed_at float8, journal_hash bytea),
    string_to_table($2::text, E'\\n')) as r(n, park_id, id, root_instance_id, process_id, definition_hash, business_key, status,
      read_revision, revision, started_at, changed_at, journal_hash, state)),
  entry as materialized (select * from rows from (
    json_to_recordset($3::text::json) as (n integer, revision integer, command_id uuid, at float8, actor json, command json,
      previous_hash bytea, hash bytea),
    string_to_table($4::text, E'\\n')) as r(n, revision, command_id, at, actor, command, previous_hash, hash, events))`

const KNOWN = `known as materialized (select e.n from entry e join instance i using (n) cross join lateral (
    select from journal j where j.park_id = i.park_id and j.instance_id = i.id and j.command_id = e.command_id
    limit 1) as j)`

// A data store is locked while its revision is compared: of two that have read the same, only the first is written.
const UNMOVED = `unmoved as materialized (select w.n, w.name from storeWrites_rows w join instance i using (n)
    join data_stores s on s.park_id = i.park_id and s.name = w.name and s.revision = w.read_revision
    order by s.park_id, s.name for update of s)`

const ALL_UNMOVED = `and not exists (select from storeWrites_rows w where w.n = i.n
  and not exists (select from unmoved u where u.n = w.n and u.name = w.name))`

const NOT_KNOWN = `and not exists (select from known k where k.n = i.n)`

const ENDED_AT = `case when i.status <> 'active' then ${instant('i.changed_at')} end`

const created = (
  guard: string,
) => `created as (insert into process_instances (park_id, id, root_instance_id, process_id, definition_hash,
      business_key, status, revision, started_at, changed_at, ended_at, journal_hash, state)
    select park_id, id, root_instance_id, process_id, definition_hash, business_key, status, revision,
      ${instant('started_at')}, ${instant('changed_at')}, ${ENDED_AT}, journal_hash, state::json
    from instance i where read_revision = 0 ${guard} on conflict (park_id, id) do nothing returning park_id, id)`

const moved = (
  guard: string,
) => `moved as (update process_instances p set definition_hash = i.definition_hash, status = i.status,
      revision = i.revision, changed_at = ${instant('i.changed_at')}, ended_at = coalesce(p.ended_at, ${ENDED_AT}),
      journal_hash = i.journal_hash, state = i.state::json
    from instance i where p.park_id = i.park_id and p.id = i.id and p.id = any(array(select id from instance))
      and p.revision = i.read_revision and i.read_revision > 0 ${guard}
    returning i.n, p.park_id, p.id as instance_id, p.root_instance_id)`

const WRITTEN = `done as materialized (
    select i.n, park_id, id as instance_id, i.root_instance_id from created join instance i using (park_id, id)
    union all select n, park_id, instance_id, root_instance_id from moved),
  written_journal as (insert into journal (park_id, instance_id, revision, root_instance_id, command_id, at, actor, command,
      events, previous_hash, hash, hash_algorithm)
    select d.park_id, d.instance_id, e.revision, d.root_instance_id, e.command_id, ${instant('e.at')}, e.actor, e.command,
      e.events::json, e.previous_hash, e.hash, '${HASH_ALGORITHM}'
    from done d join entry e using (n)),
  unnumbered as (insert into unnumbered_events (park_id, instance_ids, revisions)
    select d.park_id, array_agg(d.instance_id), array_agg(e.revision) from done d join entry e using (n)
    group by d.park_id)`

const ANSWER = `select coalesce((select array_agg(instance_id::text) from done), '{}') as written,
  (extract(epoch from siji_now()) * 1000)::float8 as now`

/**
 * The one data-modifying statement for a batch that has these lists. An instance is written if its revision is the one
 * that was read, and everything else is joined to the instances that were. A command id that the journal has already
 * breaks its unique constraint; `guarded` looks for them first and leaves out only the instances concerned.
 */
export function writeStatement(lists: readonly OptionalRows[], guarded: boolean): WriteStatement {
  const writesData = lists.includes('storeWrites')
  const clauses = lists.flatMap((list, index) => {
    const clause = CLAUSES[list]
    const rows = rowsOf(list, index)
    const change = list === 'endedTasks' ? clause : `${list} as (${clause})`
    return list === 'storeWrites' ? [change] : [rows, change]
  })
  const data = writesData ? [rowsOf('storeWrites', lists.indexOf('storeWrites')), UNMOVED] : []
  const unmoved = writesData ? ALL_UNMOVED : ''
  const parts = guarded
    ? [INSTANCES, KNOWN, ...data, created(unmoved), moved(`${NOT_KNOWN} ${unmoved}`), WRITTEN, ...clauses]
    : [INSTANCES, ...data, created(unmoved), moved(unmoved), WRITTEN, ...clauses]
  return { text: `with ${parts.join(',\n  ')}\n${ANSWER}`, lists }
}

function rowsOf(list: OptionalRows, index: number): string {
  return `${list}_rows as materialized
      (select * from json_to_recordset($${index + 5}::text::json) as r(${COLUMNS[list]}))`
}
