import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

const isLong = process.env['SIJI_LONG'] === '1'
/** Both ends of a connection need a descriptor, each in a process of its own. */
const descriptors = Number(execFileSync('bash', ['-c', 'ulimit -n']).toString())
const count = Math.min(isLong ? 5_000 : 300, descriptors - 200)
console.log(`${count} connections, ${descriptors} descriptors`)

let site: TestApp
let port: number

beforeAll(async () => {
  site = await startTestApp()
  port = Number(new URL(await site.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(async () => await site.close())

test('answers others while thousands of connections are held, some of which read a byte a second, and lets go of all', async () => {
  const reviewer = await site.as('reviewer-natural-resources')
  const crowd = await openCrowd()
  const held = await connections()

  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, turn) => {
      await pause(turn * 50)
      const health = await fetch(`http://127.0.0.1:${port}/healthz`)
      const inbox = await reviewer.get('/api/v1/parks/demo/tasks')
      return [health.status, inbox.status]
    }),
  )
  crowd.kill('SIGKILL')
  while ((await connections()) > 5) await pause(20)

  expect(answers).toEqual(answers.map(() => [200, 200]))
  expect(held).toBeGreaterThan(count / 3)
})

async function openCrowd(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'crowding-client.mjs'), [String(port), String(count)])
  const told = await new Promise((resolve) => child.once('message', resolve))
  expect(told).toEqual({ open: count, refused: 0 })
  return child
}

async function connections(): Promise<number> {
  return await new Promise((resolve, reject) => {
    site.app.server.getConnections((error, found) => (error === null ? resolve(found) : reject(error)))
  })
}
