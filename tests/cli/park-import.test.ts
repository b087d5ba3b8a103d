import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../api/config.ts'
import { startServer } from '../../api/server.ts'
import { patientFetch } from '../support/patient-fetch.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { type Ran, siji } from './siji.ts'

type Json = ReturnType<typeof JSON.parse>

const folder = mkdtempSync(join(tmpdir(), 'siji-park-'))
const example = /```json\n(.*?)```/s.exec(readFileSync('docs/park.md', 'utf8'))?.[1] ?? ''
let database: TestDatabase
let sql: Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.superuserUrl, { max: 1 })
  await sql`update settings set mode = 'production'`
})

afterAll(async () => {
  await sql.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('says what it would do and does nothing, does it once, and lets the people in', async () => {
  const checked = await importPark(example, '--check')
  const [empty] = await sql`select count(*)::int from parks`
  const imported = await importPark(example)
  const again = await importPark(example)

  expect(checked).toMatchObject({ code: 0, stderr: '' })
  expect(empty).toEqual({ count: 0 })
  expect(lastOf(checked)).toEqual({ ...lastOf(imported), written: false })
  expect(lastOf(imported)).toMatchObject({ park: 'yuhu', changed: 0, removed: 0, written: true })
  expect(lastOf(again)).toEqual({ park: 'yuhu', added: 0, changed: 0, removed: 0, written: true })

  const server = await startServer({ config: productionConfig(), progress: () => {} })
  const signIn = async (account: string) =>
    await call(server.url, '/sessions', { account, password: passwordOf(imported, account), carriedBy: 'bearer' })
  const { token } = await signIn('wang.qiang')
  const people = await call(server.url, '/parks/yuhu/people', null, token)
  const own = await call(server.url, '/parks/yuhu/enterprises', null, (await signIn('zhao.min')).token)
  await server.stop()

  expect(people).toMatchObject([
    { account: 'wang.qiang', department: 'housing-construction', post: 'reviewer', standing: 'deputy' },
    { account: 'wang.qiang', department: 'park-approval-bureau', post: 'manager' },
    { account: 'li.na', post: 'windowClerk', mobile: '138****0001' },
  ])
  expect(own).toMatchObject([{ creditCode: '91430399MAFAKE019N' }])
})

test('makes posts, names and who acts for an enterprise what a later file says, and keeps what it leaves out', async () => {
  await importPark(example)
  const file = JSON.parse(example)
  file.park.officeHours = [{ from: '05-01', to: '09-30', open: ['09:00-12:00', '15:00-18:00'] }]
  file.departments.pop()
  file.people[0].posts = []
  file.people[0].mobile = null
  file.people[1].posts[1].standing = 'primary'
  file.enterprises[0].people = [{ account: 'li.na', relation: 'filer' }]

  const changed = await importPark(JSON.stringify(file))

  expect(changed.lines.slice(0, -1)).toEqual([
    { change: 'changed', what: 'park', which: 'yuhu' },
    { change: 'changed', what: 'post', which: 'wang.qiang housing-construction reviewer' },
    { change: 'removed', what: 'post', which: 'li.na park-approval-bureau windowClerk' },
    { change: 'added', what: 'actor', which: '91430399MAFAKE019N li.na' },
    { change: 'removed', what: 'actor', which: '91430399MAFAKE019N zhao.min' },
  ])
  expect(await sql`select code from departments where code = 'water-company'`).toHaveLength(1)
  expect((await importPark(JSON.stringify(file))).lines).toHaveLength(1)
})

test('tells every mistake in both languages, with its path in the file, and writes nothing', async () => {
  const file = JSON.parse(example)
  file.park.slug = 'elsewhere'
  file.park.zone = 'Mars/Olympus'
  file.park.officeHours = [
    { from: '02-29', to: '09-30', open: ['09:00-12:00'] },
    { from: '10-01', to: '12-31', open: ['14:00-18:00', '09:00-12:00'] },
  ]
  file.people[1].posts[0].post = 'boss'
  file.people[2].identityNumber = '110105194912310021'
  file.enterprises[0].colour = 'red'

  const refused = await importPark(JSON.stringify(file))

  expect(refused.code).toBe(2)
  const problems = problemsOf(refused)
  expect(problems.map(({ element }) => element)).toEqual([
    'park.zone',
    'park.officeHours[0].from',
    'park.officeHours[1]',
    'people[1].posts[0].post',
    'people[2].identityNumber',
    'enterprises[0]',
  ])
  expect(problems.filter(({ messageZh }) => !/[一-鿿]/.test(messageZh))).toEqual([])
})

test('refuses names that nothing bears, names said twice, and an account that is another person', async () => {
  await importPark(example)
  const unknown = JSON.parse(example)
  unknown.people[0].posts[0].department = 'fishery'
  unknown.people.push(unknown.people[1])
  // Over the turn of the year, and begun before that has ended.
  unknown.park.officeHours = [
    { from: '11-01', to: '02-28', open: ['09:00-12:00'] },
    { from: '02-01', to: '04-30', open: ['09:00-12:00'] },
  ]
  const stranger = JSON.parse(example)
  stranger.park.name = '改名'
  stranger.people[0].name = '李楠'

  const [first, second] = [await importPark(JSON.stringify(unknown)), await importPark(JSON.stringify(stranger))]

  expect(problemsOf(first).map(({ problem, element }) => `${problem} ${element}`)).toEqual([
    'seasons-overlap park.officeHours[1]',
    'said-twice people[3]',
    'not-in-file people[0].posts[0].department',
  ])
  expect(second.code).toBe(2)
  expect(problemsOf(second)).toMatchObject([{ problem: 'account-of-another', element: 'people[0].account' }])
  expect(await sql`select name from parks`).toEqual([{ name: '雨湖产业园（示例）' }])
})

test('says that a file is no JSON, and that there is none', async () => {
  const noJson = await importPark('{ "park": ')
  const noFile = await siji(['park', 'import', join(folder, 'missing.json')], '', environment())

  expect(problemsOf(noJson)).toMatchObject([{ problem: 'invalid-json' }])
  expect(noFile.code).toBe(3)
})

async function importPark(text: string, ...options: readonly string[]): Promise<Ran> {
  const path = join(folder, 'park.json')
  writeFileSync(path, text)
  return await siji(['park', 'import', path, ...options], '', environment())
}

function environment(): { readonly DATABASE_URL: string; readonly SIJI_DATA: string } {
  return { DATABASE_URL: database.url, SIJI_DATA: join(folder, 'data') }
}

function productionConfig() {
  const read = readConfig({ ...environment(), PORT: '0' })
  if (!read.ok) throw new Error(read.problems.join())
  return read.config
}

function passwordOf(ran: Ran, account: string): unknown {
  return ran.lines.find((line) => line['account'] === account)?.['password']
}

function lastOf(ran: Ran) {
  return ran.lines.at(-1)
}

function problemsOf(ran: Ran): readonly Json[] {
  return ran.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

async function call(url: string, path: string, body: object | null, token = ''): Promise<Json> {
  const headers = {
    'content-type': 'application/json',
    origin: url,
    ...(token && { authorization: `Bearer ${token}` }),
  }
  const request = body === null ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) }
  return await (await patientFetch(`${url}/api/v1${path}`, request)).json()
}
