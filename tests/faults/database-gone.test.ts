import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdPort } from './hold-port.ts'
import { findBreaches } from './invariants.ts'
import { type KillableServer, killableServer } from './killable-server.ts'
import { openLedger } from './ledger.ts'
import { openTown } from './town.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const applications = isLong ? 40 : 8
const outages = isLong ? 6 : 2

let server: KillableServer

beforeAll(async () => {
  server = await killableServer()
  await server.start()
})

afterAll(async () => await server.clearAway())

test('says 503 while the database is gone, then goes on by itself and has lost nothing', {
  timeout: 900_000,
}, async () => {
  const ledger = openLedger()
  const town = await openTown(server.url, ledger, applications, 6)

  for (let outage = 0; outage < outages; outage++) {
    const until = ledger.count() + 40
    while (ledger.count() < until && !town.isOver()) await pause(5)
    expect(town.isOver()).toBe(false)

    const comeBack = await killDatabase(server)
    const refused = await untilRefused(`${server.url}/readyz`)
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refused.json()).toMatchObject({ status: 503, code: 'database-unavailable' })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

    await comeBack()
    await server.whenReady()
    expect(await findBreaches(await server.databaseUrls(), ledger)).toEqual([])
  }
  await town.whenDone

  expect(await findBreaches(await server.databaseUrls(), ledger)).toEqual([])
  expect(await server.stop()).toBe(0)
})

/** SIGKILL, and nobody may have its port until what this gives is called. */
async function killDatabase({ postmaster }: KillableServer): Promise<() => Promise<void>> {
  const running = postmaster()
  if (running === null) throw new Error('Expected PostgreSQL to run, but it does not.')
  process.kill(running.pid, 'SIGKILL')
  return await holdPort(running.port)
}

async function untilRefused(url: string): Promise<Response> {
  for (;;) {
    const response = await fetch(url)
    if (response.status === 503) return response
    await response.arrayBuffer()
  }
}
