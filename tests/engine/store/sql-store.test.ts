import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../../engine/core/store.ts'
import { type DatabaseClient, openClient } from '../../../engine/store/connection/client.ts'
import { createDatabaseClock } from '../../../engine/store/connection/database-clock.ts'
import { createSqlStore } from '../../../engine/store/sql-store.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { laterChange, newInstance, started, taskEnded, taskOpened } from './changes.ts'
import { testStore } from './store-suite.ts'

let database: TestDatabase
let client: DatabaseClient
let sql: Sql
let store: Store

beforeAll(async () => {
  database = await createTestDatabase()
  client = openClient({ url: database.url, role: 'siji_engine', connections: 2 })
  sql = postgres(database.superuserUrl, { max: 1 })
  store = createSqlStore({ writer: client, reader: client, clock: createDatabaseClock(), retryDelay: 1000 })
})

afterAll(async () => {
  await client.close()
  await sql.end()
  await database.drop()
})

describe('the store on PostgreSQL', () => testStore(() => store))

describe('the rows beside the state', () => {
  test('moves a task to the ended ones with what it was opened with', async () => {
    const { instance, change } = newInstance(v7(), [taskOpened(1)])
    await store.write([change])

    await store.write([laterChange(instance, [taskEnded(1)])])

    const open = await sql`select key from tasks where instance_id = ${instance.id}`
    const ended =
      await sql`select key, name, department, state, answerer from ended_tasks where instance_id = ${instance.id}`
    expect(open).toEqual([])
    expect(ended).toEqual([{ key: 1, name: '审查', department: 'planning', state: 'answered', answerer: 'p-1' }])
  })

  test('writes a task that opens and ends within one batch only as ended, with its last assignee', async () => {
    const claimed = {
      type: 'taskMoved',
      key: 1,
      state: 'claimed',
      assignee: 'p-2',
      answerer: null,
      answer: null,
    } as const
    const { instance, change } = newInstance(v7(), [
      taskOpened(1),
      claimed,
      taskEnded(1),
      taskOpened(2),
      { ...claimed, key: 2 },
    ])

    await store.write([change])

    const open = await sql`select key, state, assignee from tasks where instance_id = ${instance.id}`
    const ended = await sql`select key, assignee from ended_tasks where instance_id = ${instance.id}`
    expect(open).toEqual([{ key: 2, state: 'claimed', assignee: 'p-2' }])
    expect(ended).toEqual([{ key: 1, assignee: 'p-2' }])
  })

  test('replaces a timer that is removed and started again under the same key', async () => {
    const timer = {
      type: 'timerStarted',
      key: 3,
      host: 1,
      node: 'wait',
      dueAt: started,
      repetitions: 2,
      interval: 'PT1H',
    } as const
    const { instance, change } = newInstance(v7(), [timer])
    await store.write([change])
    const removed = { type: 'triggerRemoved', key: 3, host: 1, kind: 'timer' } as const

    const next = laterChange(instance, [removed, { ...timer, repetitions: 1 }])
    await store.write([next])

    expect(await sql`select key, repetitions from timers where instance_id = ${instance.id}`).toEqual([
      { key: 3, repetitions: 1 },
    ])
    await store.write([laterChange(next.instance, [removed])])
    expect(await sql`select key from timers where instance_id = ${instance.id}`).toEqual([])
  })

  test('writes no row of an instance that had moved', async () => {
    const { instance, change } = newInstance(v7())
    await store.write([change])
    await store.write([laterChange(instance, [])])

    await store.write([laterChange(instance, [taskOpened(1)])])

    expect(await sql`select key from tasks where instance_id = ${instance.id}`).toEqual([])
  })

  test('lets a failed job wait, and go on at once when it is tried again after its incident', async () => {
    const job = { type: 'jobCreated', key: 1, node: 'send', jobType: 'notice', retries: 3, at: started } as const
    const { instance, change } = newInstance(v7(), [job])
    await store.write([change])
    await sql`update jobs set attempt = 1, leased_until = clock_timestamp() where instance_id = ${instance.id}`

    const failed = laterChange(instance, [{ type: 'jobFailed', key: 1, retries: 2, message: 'no answer' }])
    await store.write([failed])

    const waiting = await sql`
      select retries, leased_until, run_at > clock_timestamp() as waits from jobs where instance_id = ${instance.id}`
    expect(waiting).toEqual([{ retries: 2, leased_until: null, waits: true }])
    await store.write([laterChange(failed.instance, [{ type: 'jobRetried', key: 1, retries: 3, at: started }])])
    const ready =
      await sql`select retries, run_at <= clock_timestamp() as ready from jobs where instance_id = ${instance.id}`
    expect(ready).toEqual([{ retries: 3, ready: true }])
  })

  test('keeps milestones in the order in which they were reached', async () => {
    const reached = (name: string) => ({ type: 'milestoneReached', name, node: 'n', at: started }) as const
    const { instance, change } = newInstance(v7(), [reached('submitted'), reached('inReview')])

    await store.write([change])

    const rows = await sql`select position, name from milestones where instance_id = ${instance.id} order by position`
    expect(rows).toEqual([
      { position: 0, name: 'submitted' },
      { position: 1, name: 'inReview' },
    ])
  })
})
