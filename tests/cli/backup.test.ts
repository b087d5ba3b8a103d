import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../api/config.ts'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import { startServer } from '../../api/server.ts'
import { verifyJournal } from '../../engine/index.ts'
import { review } from '../engine/runtime/models.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { openTestEngine } from '../support/engine.ts'
import { patientFetch } from '../support/patient-fetch.ts'
import { createEmptyDatabase, type TestDatabase } from '../support/postgres.ts'
import { type Story, tell } from '../support/story.ts'
import { siji } from './siji.ts'

type Json = ReturnType<typeof JSON.parse>

/** What COPY writes for the big table. */
const BIG = 96_000_000

const folder = mkdtempSync(join(tmpdir(), 'siji-backup-'))
const whole = join(folder, 'whole')
let site: TestApp
let sql: Sql
let empty: TestDatabase
let story: Story
let material: string

beforeAll(async () => {
  chmodSync(folder, 0o755)
  site = await startTestApp()
  sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
  empty = await createEmptyDatabase()
  story = await tell(site)
  await story.upload('business-licence')
  const [row] = await sql`select sha256 from materials where code = 'business-licence'`
  material = String(row?.['sha256'])
  await sql`
    insert into process_pictures (park_id, process_id, version, svg)
    select ${site.parkId}, 'big', n, repeat(md5(n::text), 1000) from generate_series(1, ${BIG / 32_000}::int) as n`
})

afterAll(async () => {
  await sql.end()
  await empty.drop()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

test('copies a system at work into one that passes every check, serves its files and lets its people in', async () => {
  const node = openTestEngine(site.url)
  await node.deploy(review)
  const before = await work(node)
  const during: string[] = []
  const atWork = { on: true }
  const working = (async () => {
    while (atWork.on) during.push(await work(node))
  })()

  const backedUp = await siji(['backup', whole], '', environment(site.url, site.config.filesFolder))
  atWork.on = false
  await working
  await node.engine.stop()
  const restored = await siji(['restore', whole], '', environment(empty.url))

  expect([backedUp.code, restored.code], backedUp.stderr + restored.stderr).toEqual([0, 0])
  expect(during.length).toBeGreaterThan(10)
  expect(restored.lines.at(-1)).toMatchObject({ mode: 'demo', rows: backedUp.lines.at(-1)?.['rows'] })
  const faults: string[] = []
  const { instances } = await verifyJournal(empty.url, ({ fault, detail }) => faults.push(`${fault} ${detail}`))
  expect(faults.filter((fault) => !fault.includes('overdue'))).toEqual([])
  expect(instances).toBeGreaterThan(1)
  const copy = postgres(empty.superuserUrl, { max: 1 })
  const found = await copy`select 1 from process_instances where id = ${before} and status = 'completed'`
  const partitions = await copy`select 1 from journal_default`
  await copy.end()
  expect([found.length, partitions.length]).toEqual([1, 0])
  expect(
    createHash('sha256')
      .update(await downloadFrom(empty.url))
      .digest('hex'),
  ).toBe(material)
})

test('takes no more memory for a table of many megabytes', async () => {
  const place = join(folder, 'measured')
  const running = launch(['backup', place], environment(site.url, site.config.filesFolder))
  const most = { resident: 0 }
  while (running.exitCode === null) {
    most.resident = Math.max(most.resident, residentOf(running.pid))
    await pause(20)
  }

  expect(running.exitCode).toBe(0)
  expect(listOf(place).tables.find(({ name }: Json) => name === 'process_pictures').rows).toBe(BIG / 32_000)
  expect(most.resident).toBeGreaterThan(0)
  expect(most.resident).toBeLessThan(BIG * 2)
})

test.for([
  ['a folder that holds something', () => ['backup', folder], 3, '空文件夹'],
  ['a database that holds something', () => ['restore', whole], 1, '空数据库'],
  ['a folder that no backup has written', () => ['restore', folder], 3, 'siji backup'],
  ['a folder below a file', () => ['backup', join(whole, 'manifest.json', 'x')], 1, 'ENOTDIR'],
] as const)('refuses %s, in words', async ([, words, code, said]) => {
  const ran = await siji(words(), '', environment(site.url, site.config.filesFolder))

  expect(ran.code).toBe(code)
  expect(ran.stderr).toContain(said)
})

test('says that there is no database, and that one is not of Siji', async () => {
  const nobody = await siji(['backup', join(folder, 'none')], '', environment('postgres://nobody@127.0.0.1:1/none'))
  const other = await createEmptyDatabase()
  const foreign = await siji(['backup', join(folder, 'none')], '', environment(other.url))
  await other.drop()

  expect([nobody.code, foreign.code]).toEqual([1, 1])
  expect(nobody.stderr).toContain('DATABASE_URL')
  expect(foreign.stderr).toContain('siji migrate')
  expect(readdirSync(join(folder, 'none'))).toEqual([])
})

test.for([
  ['a table cut short', 'backup-damaged', (copy: string) => cut(join(copy, 'tables/people.copy.gz'))],
  ['a stored file that is gone', 'backup-incomplete', (copy: string) => rmSync(storedIn(copy))],
  ['a stored file that was changed', 'backup-damaged', (copy: string) => writeFileSync(storedIn(copy), 'forged')],
  ['a manifest that is missing', 'backup-unfinished', (copy: string) => rmSync(join(copy, 'manifest.json'))],
  ['a manifest cut short', 'manifest-damaged', (copy: string) => cut(join(copy, 'manifest.json'))],
  [
    'one of another release',
    'other-release',
    (copy: string) => change(copy, (manifest) => manifest.migrations.push({ name: '9999.sql', hash: '0'.repeat(64) })),
  ],
  [
    'rows that were added, with the hash made good',
    'rows-refused',
    (copy: string) => {
      const path = join(copy, 'tables/people.copy.gz')
      const rows = gunzipSync(readFileSync(path))
      const forged = gzipSync(Buffer.concat([rows, rows.subarray(0, rows.indexOf('\n') + 1)]))
      writeFileSync(path, forged)
      change(copy, ({ tables }) => {
        const people = tables.find(({ name }: Json) => name === 'people')
        people.sha256 = createHash('sha256').update(forged).digest('hex')
        people.rows += 1
      })
    },
  ],
] as const)('refuses %s and writes nothing', async ([, code, damage]) => {
  const copy = mkdtempSync(join(folder, 'copy-'))
  cpSync(whole, copy, { recursive: true })
  damage(copy)
  const target = await createEmptyDatabase()

  const ran = await siji(['restore', copy], '', environment(target.url, join(copy, 'placed')))
  const rows = await countRows(target)
  await target.drop()

  expect(ran.code).toBe(2)
  const problems = ran.stderr.split('\n').filter((line) => line.startsWith('{'))
  expect(problems.map((line) => JSON.parse(line))).toMatchObject([{ problem: code }])
  expect([rows, existsSync(join(copy, 'placed'))]).toEqual([0, false])
  rmSync(copy, { recursive: true })
})

test('leaves nothing behind when the disk takes no more', async () => {
  const place = join(folder, 'no-room')

  const child = spawn('bash', ['-c', `ulimit -f 20; exec "${process.execPath}" api/siji.mjs backup "${place}"`], {
    env: { ...process.env, ...environment(site.url, site.config.filesFolder) },
  })
  const said: string[] = []
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))

  expect(code).toBe(1)
  expect(said.join('')).toContain('磁盘空间')
  expect(readdirSync(place)).toEqual([])
})

test('recognises what a kill leaves of a backup, and a killed restore leaves nothing', async () => {
  const half = await killedBackup()
  const target = await killedRestore()

  const refused = await siji(['restore', half], '', environment(target.url))
  const left = await countRows(target)
  const again = await siji(['restore', whole], '', environment(target.url, join(folder, 'placed')))
  await target.drop()

  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('backup-unfinished')
  expect([left, again.code]).toEqual([0, 0])
})

/** Where the machine is busy a command may be done before the kill comes: then another is killed. */
async function killedBackup(): Promise<string> {
  for (;;) {
    const half = join(mkdtempSync(join(folder, 'half-')), 'backup')
    if (await killAt(['backup', half], environment(site.url, site.config.filesFolder), 'applications:')) return half
  }
}

async function killedRestore(): Promise<TestDatabase> {
  for (;;) {
    const target = await createEmptyDatabase()
    const isKilled = await killAt(['restore', whole], environment(target.url, join(folder, 'placed')), 'parks:')
    while (await isBusy(target)) await pause(20)
    if (isKilled) return target
    await target.drop()
  }
}

/** One instance from its start to its end, as a person drives it; gives its id. */
async function work(node: ReturnType<typeof openTestEngine>): Promise<string> {
  const id = await node.start('review')
  const key = await node.keyOf(id, 'decide')
  await node.send(id, { type: 'claimTask', key, person: 'p-1' })
  await node.send(id, { type: 'answerTask', key, person: 'p-1', variables: {} })
  return id
}

function environment(url: string, files = join(folder, 'files')): NodeJS.ProcessEnv {
  return { DATABASE_URL: url, SIJI_DATA: join(folder, 'data'), SIJI_FILES: files }
}

/** What the owner downloads from a server on the copy. */
async function downloadFrom(url: string): Promise<Buffer> {
  const read = readConfig({ ...environment(url), SIJI_MODE: 'demo', PORT: '0', SIJI_KEY_FILE: site.config.keyFile })
  if (!read.ok) throw new Error(read.problems.join())
  const server = await startServer({ config: read.config, progress: () => {} })
  const headers = { origin: server.url, 'content-type': 'application/json' }
  const body = JSON.stringify({ account: 'owner', password: DEMO_PASSWORD, carriedBy: 'bearer' })
  const signedIn = await patientFetch(`${server.url}/api/v1/sessions`, { method: 'POST', headers, body })
  const { token } = (await signedIn.json()) as Json
  const file = await patientFetch(`${server.url}${story.url}/materials/business-licence/file`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const bytes = Buffer.from(await file.arrayBuffer())
  await server.stop()
  return bytes
}

function listOf(place: string): Json {
  return JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'))
}

function change(copy: string, work: (manifest: Json) => void): void {
  const manifest = listOf(copy)
  work(manifest)
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest))
}

function storedIn(copy: string): string {
  return join(copy, 'files', material.slice(0, 2), material)
}

function cut(path: string): void {
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, bytes.length - 40))
}

function launch(words: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['api/siji.mjs', ...words], { env: { ...process.env, ...env } })
}

/** Runs until it says this, and kills it there; says whether it was still alive. */
async function killAt(words: readonly string[], env: NodeJS.ProcessEnv, said: string): Promise<boolean> {
  const child = launch(words, env)
  const heard: string[] = []
  child.stderr?.on('data', (part: Buffer) => {
    heard.push(part.toString())
    if (heard.join('').includes(said)) child.kill('SIGKILL')
  })
  const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)))
  expect(heard.join('')).toContain(said)
  return signal === 'SIGKILL'
}

/** Rows of our tables but those that migrating itself writes. */
async function countRows({ superuserUrl }: TestDatabase): Promise<number> {
  const client = postgres(superuserUrl, { max: 1 })
  const tables = await client<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname not in ('migrations', 'settings', 'calendar_state')`
  let rows = 0
  for (const { name } of tables) rows += (await client`select 1 from ${client(name)}`).length
  await client.end()
  return rows
}

/** The server still works for somebody who is gone. */
async function isBusy({ superuserUrl }: TestDatabase): Promise<boolean> {
  const client = postgres(superuserUrl, { max: 1 })
  const rows = await client`
    select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  await client.end()
  return rows.length > 0
}

/** Bytes of memory that a process holds now; 0 where this system does not say. */
function residentOf(pid: number | undefined): number {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
