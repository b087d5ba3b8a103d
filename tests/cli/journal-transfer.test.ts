import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importJournal, signingKey, verifyJournal } from '../../engine/index.ts'
import { checkJournalFile } from '../../engine/runtime/transfer/read-journal-file.ts'
import { ask, caller, deadline, notice, review, weekly } from '../engine/runtime/models.ts'
import { openTestEngine, type TestEngine } from '../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'
import { siji } from './siji.ts'

const folder = mkdtempSync(join(tmpdir(), 'siji-journal-'))
const file = join(folder, 'park.jsonl.gz')
const keyFile = join(folder, 'key')
const key = signingKey(Buffer.alloc(32, 7))

let from: TestDatabase
let to: TestDatabase
let node: TestEngine
let sql: Sql

beforeAll(async () => {
  chmodSync(folder, 0o755)
  writeFileSync(keyFile, '07'.repeat(32))
  ;[from, to] = [await createTestDatabase(), await createTestDatabase()]
  sql = postgres(from.superuserUrl, { max: 1 })
  node = openTestEngine(from.url)
  await sql`insert into parks (id, slug, name, zone, closing_time) values (${node.parkId}, 'north', '北园', 'Asia/Shanghai', '17:30')`
  for (const model of [review, notice, deadline, weekly, ask, caller]) await node.deploy(model)
  await node.engine.start()
  await liveThrough()
  await node.engine.stop()
})

afterAll(async () => {
  await sql.end()
  await from.drop()
  await to.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Tasks open, answered and cancelled, a timer, a job that failed for good and was tried again, messages, a call. */
async function liveThrough(): Promise<void> {
  node.engine.handleJobs('send-notice', async () => ({ type: 'failed', message: '没有收件人', retryable: false }))
  const answered = await node.start('review', { area: 12, name: '甲' })
  const decide = await node.keyOf(answered, 'decide')
  await node.send(answered, { type: 'claimTask', key: decide, person: 'p-1' })
  await node.send(answered, { type: 'answerTask', key: decide, person: 'p-1', variables: { outcome: 'agreed' } })
  const left = await node.start('review')
  await node.send(left, { type: 'cancelInstance', reason: '' })
  for (const process of ['deadline', 'ask', 'review', 'review', 'notice']) await node.start(process)
  await node.start('calling').catch(() => null)
  await node.engine.whenIdle()
  const [stuck] = await sql`select instance_id, key from incidents where step = 'job' limit 1`
  if (stuck === undefined) throw new Error('Expected an incident.')
  const resolved = await node.send(String(stuck['instance_id']), {
    type: 'resolveIncident',
    key: Number(stuck['key']),
    variables: { to: '乙' },
  })
  expect(resolved).toMatchObject({ accepted: true })
  await node.engine.whenIdle()
}

const environment = (url: string) => ({
  DATABASE_URL: url,
  SIJI_KEY_FILE: keyFile,
  SIJI_DATA: folder,
  SIJI_MODE: 'demo',
})

/** What an instance is and what waits beside it, as text; the same words for the same content. */
async function contentOf(url: string): Promise<{ readonly [table: string]: readonly string[] }> {
  const client = postgres(url, { max: 1 })
  const read = async (text: string) => (await client.unsafe(text)).map((row) => JSON.stringify(row))
  const content = {
    instances: await read(
      "select id, status, revision, encode(journal_hash, 'hex') as hash, state::jsonb from process_instances order by id",
    ),
    journal: await read("select instance_id, revision, encode(hash, 'hex') as hash, at from journal order by 1, 2"),
    tasks: await read('select * from tasks order by instance_id, key'),
    ended: await read('select * from ended_tasks order by instance_id, key'),
    timers: await read('select instance_id, key, node, due_at from timers order by 1, 2'),
    jobs: await read('select instance_id, key, node, job_type, retries from jobs order by 1, 2'),
    subscriptions: await read('select * from subscriptions order by instance_id, key'),
    incidents: await read('select * from incidents order by instance_id, key'),
    past: await read('select * from ended_incidents order by instance_id, key, revision'),
    thrown: await read('select instance_id, revision, position from thrown_messages order by 1, 2, 3'),
    versions: await read('select process_id, version, hash from definitions order by 1, 2'),
  }
  await client.end()
  return content
}

describe('a journal that is exported', () => {
  test('comes back into an empty database whole: states, chains and all that waits beside them', async () => {
    const exported = await siji(['journal', 'export', '--park', 'north', file], '', environment(from.url))
    const imported = await siji(['journal', 'import', file], '', environment(to.url))

    expect([exported.code, exported.stderr, imported.code]).toEqual([0, expect.anything(), 0])
    const [before, after] = [await contentOf(from.superuserUrl), await contentOf(to.superuserUrl)]
    expect(before['past']).toHaveLength(1)
    expect(before['instances']?.length).toBeGreaterThan(7)
    expect(after).toEqual(before)
    const faults: unknown[] = []
    await verifyJournal(to.url, (fault) => faults.push(fault))
    expect(faults).toEqual([])
  })

  test('is text that anybody can read, with what it is first and the signature last', () => {
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ journal: 1, parkId: node.parkId, park: { slug: 'north' } })
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ signature: expect.stringMatching(/^[0-9a-f]{128}$/) })
  })

  test('is there already when it is imported a second time, and not beside what is not from it', async () => {
    const again = await siji(['journal', 'import', file], '', environment(to.url))
    const beside = await siji(['journal', 'import', file], '', environment(from.url))

    expect([again.code, again.lines[0]?.['wasDone']]).toEqual([0, true])
    expect(beside.code).toBe(1)
    expect(beside.stderr).toContain('只能导入到空库')
  })

  test('goes on where it was after a kill, whatever was written by then', async () => {
    const third = await createTestDatabase()
    const target = postgres(third.superuserUrl, { max: 1 })
    const prepare = async () => {}
    await importJournal({ url: third.url, file, key, prepare })
    const whole = await contentOf(third.superuserUrl)
    // As a kill leaves it: some instances are not there, one has come halfway, nothing says that it is done.
    await target`update journal_imports set ended_at = null`
    for (const table of [
      'tasks',
      'ended_tasks',
      'timers',
      'jobs',
      'subscriptions',
      'incidents',
      'ended_incidents',
      'milestones',
      'journal',
    ]) {
      await target`delete from ${target(table)} where instance_id in (select id from process_instances order by id desc limit 5)`
    }
    await target`delete from process_instances where id in (select id from process_instances order by id desc limit 5)`

    await importJournal({ url: third.url, file, key, prepare })

    expect(await contentOf(third.superuserUrl)).toEqual(whole)
    await target.end()
    await third.drop()
  })
})

describe('a file that is not as it was signed', () => {
  const copy = join(folder, 'copy.jsonl.gz')
  const refusal = async () =>
    await checkJournalFile(copy, key).then(
      () => null,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    )

  test('is refused for any byte that was changed, in head, content and signature', async () => {
    const bytes = readFileSync(file)
    const places = [
      ...Array(40).keys(),
      ...Array.from({ length: 60 }, (_, n) => Math.floor((n * bytes.length) / 60)),
      ...Array.from({ length: 200 }, (_, n) => bytes.length - 1 - n),
    ]

    const accepted: number[] = []
    for (const place of places) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8))
      writeFileSync(copy, changed)
      if (!String(await refusal()).startsWith('journal-')) accepted.push(place)
    }

    expect(accepted).toEqual([])
  })

  test('is refused cut off, doubled, with something behind it, or signed by somebody else', async () => {
    const found: unknown[] = []
    copyFileSync(file, copy)
    truncateSync(copy, readFileSync(file).length - 1)
    found.push(await refusal())
    writeFileSync(copy, Buffer.concat([readFileSync(file), readFileSync(file)]))
    found.push(await refusal())
    copyFileSync(file, copy)
    appendFileSync(copy, '\n')
    found.push(await refusal())
    const other = await checkJournalFile(file, signingKey(Buffer.alloc(32, 8))).catch(
      (error: { code: string }) => error.code,
    )

    expect([...found, other]).toEqual([
      'journal-file-damaged',
      'journal-file-unsigned',
      'journal-file-damaged',
      'journal-file-unsigned',
    ])
  })

  test('is never written over, and a chain that is broken is not exported', async () => {
    const there = await siji(['journal', 'export', '--park', 'north', file], '', environment(from.url))
    await sql`update journal set hash = decode(${'00'.repeat(32)}, 'hex') where revision = 1 and instance_id = (select min(instance_id::text)::uuid from journal)`
    const broken = await siji(['journal', 'export', '--park', 'north', join(folder, v7())], '', environment(from.url))

    expect([there.code, broken.code]).toEqual([3, 2])
    expect(broken.stderr).toContain('journal-chain-broken')
  })
})
