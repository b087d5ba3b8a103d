import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { viewEvent } from '../../../api/events/event-view.ts'
import { projectRoot } from '../../../templates/project-root.ts'
import { METRICS_TOKEN, startTestApp, type TestApp } from '../../support/app.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test" id="d">
<process id="errand" isExecutable="true"><startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="run"/>
  <userTask id="run"/></process></definitions>`

let site: TestApp
let url: string
let token: string

beforeAll(async () => {
  site = await startTestApp({ streams: { heartbeat: 200, stall: 300, mostPerPerson: 4 } })
  const manager = await site.as('manager')
  await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
  const address = await site.app.listen({ host: '127.0.0.1', port: 0 })
  url = `${address}/api/v1/parks/demo/events`
  const answer = await site.nobody.call({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { account: 'manager', password: DEMO_PASSWORD, carriedBy: 'bearer' },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  token = String(answer.body['token'])
})
afterAll(async () => await site.close())

test('brings what happens, goes on where it was told to, and says when a number is none', async () => {
  const started = await start()
  const all = await read(await ask(url), ({ instance }) => instance === started)
  const latest = await ask(`${url}?after=latest`)
  const later = await start()
  const again = await read(await ask(url, { 'last-event-id': String(all.at(-1)?.number) }), () => true)

  expect(all.at(-1)).toMatchObject({ park: 'demo', process: 'errand', revision: 1, command: { type: 'startInstance' } })
  expect(again).toMatchObject([{ instance: later, number: Number(all.at(-1)?.number) + 1 }])
  expect(await read(latest, () => true)).toEqual(again)
  expect((await ask(`${url}?after=999999`)).status).toBe(410)
  expect((await ask(`${url}?after=soon`)).status).toBe(400)
  expect((await (await site.as('window')).get('/api/v1/parks/demo/events')).status).toBe(403)
})

test('does each entry once in a consumer that keeps its place in its own database, though it is killed again and again', async () => {
  const consumer = await createTestDatabase()
  const sql = postgres(consumer.superuserUrl, { max: 1, onnotice: () => {} })
  const ids: string[] = []
  try {
    for (let round = 0; round < 3; round += 1) {
      const program = runConsumer(consumer)
      const before = await countStarts(sql)
      const writing = Promise.all(Array.from({ length: 20 }, () => start()))
      await vi.waitUntil(async () => (await countStarts(sql)) > before, { timeout: 60_000, interval: 5 })
      program.kill('SIGKILL')
      ids.push(...(await writing))
      await once(program, 'exit')
    }
    const program = runConsumer(consumer)
    const rows = await vi.waitUntil(
      async () => {
        const found = await sql<{ instance: string }[]>`select instance from starts order by number`
        return ids.every((id) => found.some(({ instance }) => instance === id)) && found
      },
      { timeout: 60_000 },
    )
    program.kill('SIGKILL')
    await once(program, 'exit')

    expect(new Set(rows.map(({ instance }) => instance)).size).toBe(rows.length)
  } finally {
    await sql.end()
    await consumer.drop()
  }
})

test('tells who is outside nothing of people, opinions and variables', async () => {
  const id = await start()
  const page = await vi.waitUntil(async () => {
    const found = await site.engine.readEvents(site.parkId, null, 500)
    return found !== 'forgotten' && found.entries.some(({ instanceId }) => instanceId === id) && found
  }, 60_000)
  const entry = page.entries.find(({ instanceId }) => instanceId === id)
  if (entry === undefined) throw new Error(`Expected the start of ${id}, but it was not told.`)

  const outside = viewEvent(entry, 'demo', 'outside')
  const set = { ...entry, events: [{ type: 'variablesSet', scope: 0, variables: { secret: 1 } }] } as const

  expect(outside).toMatchObject({ instance: id, process: 'errand', events: [{ type: 'instanceStarted' }] })
  expect(JSON.stringify(outside)).not.toMatch(/finding|actor|command|variables/)
  expect(viewEvent(set, 'demo', 'outside')).toBeNull()
})

test('gives a sign of life while nothing happens', async () => {
  const { body } = await ask(`${url}?after=latest`)

  let told = ''
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += text
    if (told.includes('alive')) break
  }

  expect(told).toBe('retry: 2000\n\n: alive\n\n')
})

test('serves one person so many streams and no more, until one of them is left', async () => {
  const [staying, leaving] = [new AbortController(), new AbortController()]
  await expect.poll(openNow).toBe(0)
  await Promise.all([1, 2, 3].map(() => ask(`${url}?after=latest`, {}, staying.signal)))
  await ask(`${url}?after=latest`, {}, leaving.signal)
  const one = await ask(`${url}?after=latest`)
  const [refused, open] = [await one.json(), await openNow()]
  leaving.abort()
  await expect.poll(openNow).toBe(3)

  expect([one.status, refused.code, open]).toEqual([429, 'too-many-streams', 4])
  expect((await ask(`${url}?after=latest`, {}, staying.signal)).status).toBe(200)
  staying.abort()
})

test('cuts off who takes nothing of what lies ready, and goes on telling the others', async () => {
  for (let turn = 0; turn < 60; turn += 1) await start('x'.repeat(200_000))
  const stalled = connect(Number(new URL(url).port), '127.0.0.1')
  const cut = once(stalled, 'close')
  stalled.on('error', () => {})
  stalled.pause()
  stalled.write(`GET ${new URL(url).pathname} HTTP/1.1\r\nhost: siji\r\nauthorization: Bearer ${token}\r\n\r\n`)
  await expect.poll(openNow).toBeGreaterThan(0)
  await expect.poll(openNow).toBe(0)
  const latest = await ask(`${url}?after=latest`)
  const id = await start()

  expect(await read(latest, ({ instance }) => instance === id)).toMatchObject([{ instance: id }])
  stalled.resume()
  await cut
})

test('ends its streams in order when the node stops', async () => {
  const { body } = await ask(`${url}?after=latest`)
  const whole = new Response(body).text()

  await site.app.close()

  expect(await whole).toMatch(/^retry: 2000\n\n/)
})

async function openNow(): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
  const { text } = await site.nobody.call({ method: 'GET', url: '/metrics', headers })
  return Number(/^siji_event_streams (\d+)$/m.exec(text)?.[1])
}

async function start(finding = 'unseen'): Promise<string> {
  const [instanceId, actor] = [v7(), { type: 'system', name: 'test' } as const]
  const body = { processId: 'errand', definitionHash: null, startEvent: null, businessKey: null } as const
  const command = { type: 'startInstance', ...body, variables: { finding } } as const
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body: command })
  return instanceId
}

async function ask(
  address: string,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<Response> {
  return await fetch(address, { headers: { authorization: `Bearer ${token}`, ...headers }, signal })
}

interface Entry {
  readonly number: number
  readonly instance: string
}

/** Entries of the stream up to the first that fits. */
async function read({ body, headers }: Response, isLast: (entry: Entry) => boolean): Promise<readonly Entry[]> {
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const entries: Entry[] = []
  let rest = ''
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const messages = (rest + text).split('\n\n')
    rest = messages.pop() ?? ''
    entries.push(...messages.flatMap((message) => JSON.parse(`[${/^data: (.*)$/m.exec(message)?.[1] ?? ''}]`)))
    const last = entries.findIndex(isLast)
    if (last >= 0) return entries.slice(0, last + 1)
  }
  throw new Error('Expected the stream to go on, but it ended.')
}

/** The consumer as docs/events.md shows it. */
function runConsumer({ superuserUrl }: TestDatabase): ChildProcess {
  const code = /```js\n(.*?)```/s.exec(readFileSync(join(projectRoot(), 'docs/events.md'), 'utf8'))?.[1] ?? ''
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: projectRoot(),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CONSUMER_DATABASE: superuserUrl, SIJI_URL: new URL(url).origin, SIJI_TOKEN: token },
  })
}

async function countStarts(sql: Sql): Promise<number> {
  const [table] = await sql`select to_regclass('starts') is not null as exists`
  if (table?.['exists'] !== true) return 0
  return (await sql`select from starts`).length
}
