import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type JournalFault, verifyJournal } from '../../../engine/runtime/verification/verify-journal.ts'
import { openTestEngine, startOf, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { openTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { review } from './models.ts'

let database: TestDatabase
let proxy: TcpProxy
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  proxy = await openTcpProxy(Number(new URL(database.url).port))
  const url = Object.assign(new URL(database.url), { port: String(proxy.port) }).href
  node = openTestEngine(url, { deadline: 1_500, queueLimit: 50 })
  await node.engine.start()
  await node.deploy(review)
})

beforeEach(() => proxy.pass())

afterAll(async () => {
  proxy.pass()
  await node.engine.stop()
  await proxy.close()
  await database.drop()
})

test('carries a command over a short cut without its caller noticing', async () => {
  await node.start('review')
  proxy.cut()

  const answer = node.send(v7(), startOf('review'))
  await pause(100)
  proxy.pass()

  expect(await answer).toMatchObject({ accepted: true, revision: 1 })
})

test('gives a command back when its outcome stays unknown, and settles it when it comes again', async () => {
  const start = node.command(v7(), startOf('review'))
  proxy.swallow()

  await expect(node.engine.send(start)).rejects.toMatchObject({ code: 'database-unavailable', retryable: true })
  proxy.pass()

  expect(await untilAnswered(() => node.engine.send(start))).toMatchObject({ accepted: true, revision: 1 })
  expect((await node.load(start.instanceId)).revision).toBe(1)
})

test('refuses what its queue cannot hold while the database is away', async () => {
  proxy.cut()

  const results = await Promise.allSettled(Array.from({ length: 60 }, () => node.send(v7(), startOf('review'))))

  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'accepted'))
  expect(codes.filter((code) => code === 'overloaded')).toHaveLength(10)
  expect(codes.filter((code) => code === 'database-unavailable')).toHaveLength(50)
})

test('loses and doubles nothing through cuts and black holes', async () => {
  const starts = Array.from({ length: 200 }, () => node.command(v7(), startOf('review')))
  const faults: JournalFault[] = []

  const answers = Promise.all(starts.map((command) => untilAnswered(() => node.engine.send(command))))
  for (const fault of [proxy.cut, proxy.swallow, proxy.cut]) {
    fault()
    await pause(50)
    proxy.pass()
    await pause(50)
  }

  expect((await answers).map((answer) => answer.accepted)).toEqual(starts.map(() => true))
  const instances = await Promise.all(starts.map(({ instanceId }) => untilAnswered(() => node.load(instanceId))))
  expect(instances.map(({ revision }) => revision)).toEqual(starts.map(() => 1))
  await verifyJournal(database.url, (fault) => faults.push(fault))
  expect(faults).toEqual([])
})

/** What every caller does: the same again, with the same id, until there is an answer. */
async function untilAnswered<Answered>(ask: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error && 'retryable' in error)) throw error
      await pause(20)
    }
  }
}
