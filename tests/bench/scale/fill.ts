import type { Fragment, ISql, Sql } from 'postgres'
import { PERSONS, type Template } from './template.ts'

/** Open tasks of one department and answered ones of one person, however many instances there are. */
const OPEN_OF_DEPARTMENT = 100
const DONE_BY_PERSON = 50

const AT_ONCE = 5_000

/** The department and the person of a copy, counted from 1. */
export function placeOf(copy: number): { readonly department: string; readonly person: string } {
  const person = `${PERSONS}${String(Math.ceil(copy / DONE_BY_PERSON)).padStart(12, '0')}`
  return { department: `department-${Math.ceil(copy / OPEN_OF_DEPARTMENT)}`, person }
}

/**
 * Makes the copies `from` to `to` of the template by SQL, row for row as the engine would have written them: with ids,
 * departments, persons and due dates of their own, and hashes reckoned anew. Each is an application's instance.
 */
export async function fill(sql: Sql, template: Template, from: number, to: number): Promise<void> {
  let next = from
  const work = async () => {
    while (next <= to) {
      const first = next
      next += AT_ONCE
      await sql.begin(async (tx) => await copyTemplate(tx, template, first, Math.min(to, first + AT_ONCE - 1)))
    }
  }
  await Promise.all([work(), work()])
}

async function copyTemplate(tx: ISql, template: Template, from: number, to: number): Promise<void> {
  const { parkId, instanceId, dueAt } = template
  const of = tx`t.park_id = ${parkId} and t.instance_id = ${instanceId}`
  await tx`set local synchronous_commit = off`
  await tx`
    create temp table copies on commit drop as
    select n, uuidv7() as id, ${PERSONS} || lpad(((n - 1) / ${DONE_BY_PERSON} + 1)::text, 12, '0') as person,
      'department-' || (n - 1) / ${OPEN_OF_DEPARTMENT} + 1 as department, ${dueAt}::bigint + n * 1000 as due_at,
      decode(repeat('00', 32), 'hex') as hash
    from generate_series(${from}::integer, ${to}::integer) as n`
  await copyJournal(tx, template, of)
  await tx`
    insert into process_instances (park_id, id, root_instance_id, process_id, definition_hash, business_key, status, revision,
      started_at, changed_at, ended_at, journal_hash, state)
    select park_id, c.id, c.id, process_id, definition_hash, business_key, status, revision, started_at, changed_at, ended_at,
      c.hash, ${told(tx, template, tx`t.state`)}::json
    from process_instances t cross join copies c where t.park_id = ${parkId} and t.id = ${instanceId}`
  for (const table of ['tasks', 'ended_tasks'] as const) await copyTasks(tx, template, table, of)
  await tx`
    insert into timers (park_id, instance_id, key, root_instance_id, host, node, due_at, repetitions, interval)
    select park_id, c.id, key, c.id, host, node, to_timestamp(c.due_at / 1000.0), repetitions, interval
    from timers t cross join copies c where ${of}`
  await tx`
    insert into applications (park_id, id, process_id, definition_hash, enterprise_id, form, created_by, created_at)
    select ${parkId}, c.id, 'grown', ${template.definitionHash}, (select min(id::text) from enterprises)::uuid, '{}',
      (select min(id::text) from people)::uuid, clock_timestamp()
    from copies c`
}

/** One row after the other, for each is chained to the one before (engine/store/journal-hash.ts). */
async function copyJournal(tx: ISql, template: Template, of: Fragment): Promise<void> {
  for (let revision = 1; revision <= template.revision; revision++) {
    await tx`
      with written as (
        insert into journal (park_id, instance_id, revision, root_instance_id, command_id, at, actor, command, events,
          previous_hash, hash, hash_algorithm)
        select r.park_id, r.id, r.revision, r.id, r.command_id, r.at, r.actor::json, r.command::json, r.events::json,
          r.previous_hash, sha256(r.previous_hash || convert_to(concat_ws(E'\n', r.park_id, r.id, r.revision, r.command_id,
            to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), r.actor, r.command, r.events), 'UTF8')),
          r.hash_algorithm
        from (
          select t.park_id, c.id, t.revision, gen_random_uuid() as command_id, t.at, ${told(tx, template, tx`t.actor`)} as actor,
            ${told(tx, template, tx`t.command`)} as command, ${told(tx, template, tx`t.events`)} as events,
            c.hash as previous_hash, t.hash_algorithm
          from journal t cross join copies c where ${of} and t.revision = ${revision} offset 0) as r
        returning instance_id, hash)
      update copies c set hash = written.hash from written where written.instance_id = c.id`
  }
}

async function copyTasks(tx: ISql, template: Template, table: 'tasks' | 'ended_tasks', of: Fragment): Promise<void> {
  const ended = table === 'ended_tasks' ? tx`, checker, ended_at` : tx``
  const assigned = (column: Fragment) => tx`case when ${column} = ${template.person} then c.person else ${column} end`
  await tx`
    insert into ${tx(table)} (park_id, instance_id, key, root_instance_id, process_id, node, name, department, post,
      check_post, form, permit, lane, state, assignee, answerer, due_at, opened_at ${ended})
    select park_id, c.id, key, c.id, process_id, node, name, c.department, post, check_post, form, permit, lane, state,
      ${assigned(tx`t.assignee`)}, ${assigned(tx`t.answerer`)}, t.due_at, opened_at ${ended}
    from ${tx(table)} t cross join copies c where ${of}`
}

/** The text of a column of the template as the copy tells it. */
function told(tx: ISql, { instanceId, person, department, dueAt }: Template, column: Fragment): Fragment {
  return tx`replace(replace(replace(replace(${column}::text, ${instanceId}, c.id::text), ${person}, c.person),
    ${department}, c.department), ${String(dueAt)}, c.due_at::text)`
}
