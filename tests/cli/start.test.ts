import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../../api/database/free-port.ts'
import { patientFetch } from '../support/patient-fetch.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { siji } from './siji.ts'

const folder = mkdtempSync(join(tmpdir(), 'siji-start-'))
const moment = '2026-03-02T09:00:00+08:00'
let database: TestDatabase
let server: ChildProcess | null = null

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('starts a demonstration at the moment and with the speed that were asked for, and its pages say so', async () => {
  const port = String(await findFreePort())
  const environment = { DATABASE_URL: database.url, SIJI_MODE: 'demo', SIJI_DATA: folder, PORT: port }
  const child = spawn(process.execPath, ['api/siji.mjs', 'start', '--at', moment, '--speed', '0'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server = child
  await saidBy(child, '虚拟时间已设定 · virtual time is set')

  const page = await pageAt(`http://127.0.0.1:${port}/deadline`)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')

  expect(page).toContain('虚拟时间：2026-03-02 09:00，停住')
  expect((await ended)[0]).toBe(0)
})

test('refuses another time in production, and one that is none, in both languages before anything starts', async () => {
  const production = { SIJI_MODE: 'production', DATABASE_URL: database.url, SIJI_DATA: folder }

  const [inProduction, unreadable] = await Promise.all([
    siji(['start', '--at', moment], '', production),
    siji(['start', '--at', 'tomorrow'], '', { ...production, SIJI_MODE: 'demo' }),
  ])

  expect([inProduction.code, unreadable.code]).toEqual([3, 3])
  expect(inProduction.stderr).toContain(
    '正式模式只用真实时间，不能用 --at、--speed。 In production there is only real time',
  )
  expect(unreadable.stderr).toContain('--speed 应为 0 到 1000000。 Expected --at as an instant with an offset')
})

/** Waits until the process has written this; goes on reading, for nobody can write to who has left. */
async function saidBy(child: ChildProcess, words: string): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.includes(words)) resolve()
    })
    child.once('exit', () => reject(new Error(`Expected "${words}", but the server ended and said: ${said}`)))
  })
}

async function pageAt(url: string): Promise<string> {
  return await (await patientFetch(url)).text()
}
