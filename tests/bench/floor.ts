import { randomBytes, randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { median } from './report.ts'

/** What PostgreSQL itself costs under a workflow engine's writes, on the server that the engine is measured on. */
export interface Floor {
  /** One transaction, an update by revision and an insert, 32 clients: rows per second. */
  readonly single: () => Promise<number>
  /** One statement over 100 rows in two lanes: rows per second. */
  readonly batch: () => Promise<number>
  /** A statement over one row, alone: milliseconds, one per run. */
  readonly one: () => Promise<readonly number[]>
}

const clients = 32
const instances = 5000
const batchRows = 100
const lanes = 2

/** Makes the tables of the floor: a 2 kB state, a 600-byte journal row, a task row with two indexes. */
export async function floorOf(sql: Sql, milliseconds: number): Promise<Floor> {
  const park = randomUUID()
  await makeTables(sql)
  const rows = Array.from({ length: instances }, () => ({ id: randomUUID(), task: randomUUID(), revision: 0 }))
  await fill(sql, park, rows)
  const states = Array.from({ length: 64 }, (_, index) => JSON.stringify(stateOf(index)))
  const journals = Array.from({ length: 64 }, () => JSON.stringify(eventsOf()))
  const hash = Buffer.alloc(32, 7).toString('hex')
  const cursors = new Int32Array(clients)
  const next = (worker: number, workers: number) => {
    const index = ((cursors[worker] ?? 0) * workers + worker) % instances
    cursors[worker] = (cursors[worker] ?? 0) + 1
    const row = rows[index]
    if (row === undefined) throw new Error(`Expected a row ${index}`)
    return row
  }

  const writeOne = async (worker: number) => {
    const row = next(worker, clients)
    const revision = row.revision++
    const state = states[revision % 64] ?? '{}'
    const events = journals[revision % 64] ?? '[]'
    await sql.begin(async (tx) => {
      await tx`update floor.instance set revision = ${revision + 1}, state = ${state}::text::json where park_id = ${park} and id = ${row.id} and revision = ${revision}`
      await tx`insert into floor.journal values (${park}, ${row.id}, ${revision + 1}, ${randomUUID()}, now(), ${events}::text::json, decode(${hash}, 'hex'))`
    })
    return 1
  }

  const writeBatch = async (worker: number, size: number) => {
    const parts: string[] = []
    for (let index = 0; index < size; index++) {
      const row = next(worker, lanes)
      const revision = row.revision++
      parts.push(
        `{"id":"${row.id}","from":${revision},"revision":${revision + 1},"state":${states[revision % 64]},"command":"${randomUUID()}","events":${journals[revision % 64]},"task":"${row.task}","status":"${revision % 2 ? 'open' : 'claimed'}"}`,
      )
    }
    await sql`
      with r as materialized (select * from json_to_recordset(${`[${parts.join(',')}]`}::text::json) as r(id uuid, "from" int, revision int, state json, command uuid, events json, task uuid, status text)),
      moved as (update floor.instance i set revision = r.revision, state = r.state from r where i.park_id = ${park} and i.id = r.id and i.revision = r."from" returning i.id),
      journal as (insert into floor.journal select ${park}, r.id, r.revision, r.command, now(), r.events, decode(${hash}, 'hex') from r join moved using (id)),
      tasks as (insert into floor.task as t (park_id, id, instance_id, element, status, due) select ${park}, r.task, r.id, 'review', r.status, now() from r join moved using (id) on conflict (park_id, id) do update set status = excluded.status, due = excluded.due)
      select count(*)::int as n from moved`
    return size
  }

  return {
    single: () => rateOf(writeOne, clients, milliseconds),
    batch: () => rateOf((worker) => writeBatch(worker, batchRows), lanes, milliseconds),
    one: async () => {
      const times: number[] = []
      const until = performance.now() + milliseconds
      while (performance.now() < until) {
        const began = performance.now()
        await writeBatch(0, 1)
        times.push(performance.now() - began)
      }
      return times
    },
  }
}

/** Rows per second of a closed loop of `workers`. */
export async function rateOf(
  work: (worker: number) => Promise<number>,
  workers: number,
  milliseconds: number,
): Promise<number> {
  let rows = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() - began < milliseconds) {
        // Not in one expression: the sum would be read before the wait, and what others add meanwhile be lost.
        const done = await work(worker)
        rows += done
      }
    }),
  )
  return (rows / (performance.now() - began)) * 1000
}

/** Runs each in turn `rounds` times, after one round to warm up, and gives each one's median. */
export async function inTurns(works: readonly (() => Promise<number>)[], rounds: number): Promise<readonly number[]> {
  const figures = works.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const figure = await work()
      if (round >= 0) figures[index]?.push(figure)
    }
  }
  return figures.map(median)
}

async function makeTables(sql: Sql): Promise<void> {
  await sql.unsafe(`
    drop schema if exists floor cascade; create schema floor;
    create table floor.instance (park_id uuid, id uuid, revision int not null, state json not null, primary key (park_id, id)) with (fillfactor = 70, toast_tuple_target = 8160);
    create table floor.journal (park_id uuid, instance_id uuid, revision int, command_id uuid not null, at timestamptz not null, events json not null, hash bytea, primary key (park_id, instance_id, revision));
    create unique index on floor.journal (park_id, instance_id, command_id);
    create table floor.task (park_id uuid, id uuid, instance_id uuid not null, element text not null, status text not null, assignee text, due timestamptz, primary key (park_id, id));
    create index on floor.task (park_id, status, due); create index on floor.task (park_id, instance_id);`)
}

async function fill(sql: Sql, park: string, rows: readonly { readonly id: string; readonly task: string }[]) {
  for (let index = 0; index < rows.length; index += 1000) {
    const part = JSON.stringify(rows.slice(index, index + 1000).map((row) => ({ ...row, state: stateOf(0) })))
    await sql`insert into floor.instance select ${park}::uuid, r.id, 0, r.state from json_to_recordset(${part}::text::json) as r(id uuid, state json)`
    await sql`insert into floor.task select ${park}::uuid, r.task, r.id, 'review', 'open', null, now() from json_to_recordset(${part}::text::json) as r(id uuid, task uuid)`
  }
  await sql`vacuum analyze floor.instance`
  await sql`vacuum analyze floor.task`
}

function stateOf(revision: number) {
  return {
    revision,
    variables: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`variable_${index}`, filler()])),
    elements: Array.from({ length: 6 }, (_, key) => ({ key, id: `element_${key}`, status: 'active' })),
  }
}

function eventsOf() {
  return Array.from({ length: 4 }, (_, key) => ({
    type: 'elementCompleted',
    element: `element_${key}`,
    key,
    detail: filler(),
  }))
}

function filler(): string {
  return randomBytes(60).toString('base64').slice(0, 60)
}
