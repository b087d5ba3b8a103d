import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { exampleFinding, exampleForm } from '../../../api/demo-data/example-form.ts'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { createMetrics } from '../../../api/metrics/metrics.ts'
import { addStanding } from '../../../api/metrics/standing.ts'
import { openTracing, type Tracing } from '../../../api/tracing/tracing.ts'
import { projectRoot } from '../../../templates/project-root.ts'
import { METRICS_TOKEN, startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { review, tell } from '../../support/story.ts'
import { openReceiver, type Receiver } from '../webhooks/receiver.ts'

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test"><process id="survey" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="measure"/>
    <serviceTask id="measure" siji:jobType="measure"/></process></definitions>`

let site: TestApp
let manager: Caller

let collector: Receiver
let tracing: Tracing
const lines: string[] = []

beforeAll(async () => {
  collector = await openReceiver()
  tracing = await openTracing(collector.url)
  site = await startTestApp({ tracing, logTo: { write: (line) => void lines.push(line) } })
  manager = await site.as('manager')
  await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
})
afterAll(async () => {
  await site.close()
  await collector.close()
})

const read = (token: string) =>
  site.nobody.call({ method: 'GET', url: '/metrics', headers: { authorization: `Bearer ${token}` } })

async function start(): Promise<string> {
  const [instanceId, actor] = [v7(), { type: 'system', name: 'test' } as const]
  const body = { processId: 'survey', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body: { type: 'startInstance', ...body } })
  return instanceId
}

test('tells operators how much there is to do and what came of it, and nothing of whom it is about', async () => {
  const id = await start()
  const [job] = await site.engine.jobs.fetch({
    parkId: site.parkId,
    worker: 'w',
    jobTypes: ['measure'],
    most: 1,
    seconds: 30,
    waitFor: 0,
    signal: new AbortController().signal,
  })
  if (job === undefined) throw new Error('Expected a job, but there is none.')
  const failed = { type: 'failed', message: '张三 13800000000', retryable: false } as const
  await site.engine.jobs.finish({ ...job, worker: 'w' }, failed)
  await start()
  const actor = { type: 'system', name: 'test' } as const
  const body = { type: 'resumeInstance' } as const
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId: id, actor, body })
  await manager.get(`/api/v1/parks/demo/instances/${id}`)

  const { text } = await read(METRICS_TOKEN)

  for (const line of [
    'siji_commands_total{command="startInstance",outcome="accepted"} 2',
    'siji_commands_total{command="resumeInstance",outcome="not-suspended"} 1',
    'siji_jobs{type="measure",state="waiting"} 1',
    'siji_jobs{type="measure",state="failed"} 1',
    'siji_incidents_open 1',
    'siji_timers_due 0',
    'siji_queue_limit 5000',
    'siji_webhook_deliveries{state="pending"} 0',
    'siji_event_streams 0',
    'siji_database_up 1',
    'siji_http_request_seconds_count{method="GET",route="/api/v1/parks/:park/instances/:instance",status="200"} 1',
    'siji_database_pool{pool="api",of="connections"} 10',
  ])
    expect(text).toContain(`${line}\n`)
  const { daysLeft } = (await manager.get('/api/v1/parks/demo/calendar')).body
  expect(text).toContain(`siji_calendar_days_left ${String(daysLeft)}\n`)
  expect(text).toMatch(/siji_work_seconds_count\{kind="batch"\} \d/)
  expect(text).toMatch(/siji_instance_cache_bytes\{of="used"\} [1-9]/)
  expect(text).not.toMatch(/demo|张三|138|[0-9a-f]{8}-[0-9a-f]{4}|经济技术/)
})

test('opens to its token only, and to nobody where there is none', async () => {
  const answers = await Promise.all([read(`${METRICS_TOKEN}x`), read(''), site.nobody.get('/metrics')])
  const { headers } = await read(METRICS_TOKEN)

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(headers['content-type']).toContain('text/plain')
})

test('tells of its own node while the database is away', async () => {
  const metrics = createMetrics()
  const gone = { ...site.engine, countWork: () => Promise.reject(new Error('away')) }

  await addStanding(metrics, gone, site.database)()

  expect(await metrics.registry.metrics()).toContain('siji_database_up 0\n')
  expect(await metrics.registry.metrics()).toContain('siji_lane_commands{lane="1"} 0\n')
})

test('says by which request something came about: in its answer, its lines, a problem and the journal', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const ask = (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') =>
    manager.call({ method, url: '/api/v1/parks/demo/instances/nothing', headers })
  const [own, traced, wrong] = [
    await ask({ 'x-request-id': 'balancer-0042' }),
    await ask({ traceparent: `00-${trace}-00f067aa0ba902b7-01` }),
    await ask({ 'x-request-id': 'a line\tof log', traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }),
  ]
  const id = await start()
  const suspended = await manager.post(`/api/v1/parks/demo/instances/${id}/suspension`, { reason: '核对' })
  const history = await site.engine.readHistory(site.parkId, id)

  expect(own).toMatchObject({
    headers: { 'x-request-id': 'balancer-0042' },
    body: { instance: 'urn:siji:request:balancer-0042' },
  })
  expect(traced.headers['x-request-id']).toBe(trace)
  expect(wrong.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  expect(history.entries.at(-1)?.commandId).toBe(suspended.headers['x-request-id'])
  const answered = lines.map((line): Json => JSON.parse(line)).filter(({ res }) => res !== undefined)
  expect(answered.map(({ reqId }) => String(reqId))).toContain('balancer-0042')
  expect(answered.filter(({ reqId }) => reqId === undefined)).toEqual([])
})

test('keeps people, their words and secrets out of logs, numbers and spans, and joins spans by their causes', async () => {
  const words = { opinion: '意见里写着的话', reason: '退回的缘由一二三', changed: '改过的经办人' }
  const story = await tell(site)
  await story.provideEverything()
  await story.submit()
  const webhook = await manager.post('/api/v1/parks/demo/webhooks', { name: '监管', url: `${collector.url}/hook` })
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  const finding = { ...exampleFinding, whatIsWrong: words.opinion }
  await review(story, 'C', { outcome: 'needsCorrection', findings: [finding] })
  await site.nobody.post('/api/v1/sessions', { account: 'manager', password: 'not-the-password' })
  await site.nobody.get('/query?number=SQ20240425001&code=QUERYCODE1')
  await manager.call({ method: 'POST', url: '/api/v1/sessions', payload: '{"mobile":"13800000000' })
  await manager.put(`${story.url}/form`, { values: { filerName: words.changed } })
  await manager.post(`/api/v1/parks/demo/instances/${story.id}/cancellation`, { reason: words.reason })
  const numbers = (await read(METRICS_TOKEN)).text
  await vi.waitUntil(() => collector.at('/hook').length > 0, { timeout: 60_000 })
  await tracing.stop()
  const spans = spansOf(collector.at('/v1/traces').map(({ body }) => body))

  const typed = Object.values(exampleForm).map(String)
  const telling = typed.filter((value) => /\p{Script=Han}{2}/u.test(value) || /^\d{11,}/.test(value))
  const secrets = [
    DEMO_PASSWORD,
    'not-the-password',
    'QUERYCODE1',
    String(webhook.body['secret']).slice(6),
    '何婧',
    '刘洋',
  ]
  const told = [...lines, numbers, JSON.stringify(spans)].join('\n')
  expect(telling.length).toBeGreaterThan(20)
  for (const secret of [...telling, ...secrets, ...Object.values(words)]) expect(told).not.toContain(secret)
  expect(told).not.toMatch(/Bearer|authorization|cookie/i)

  const named = (name: string) => spans.filter((span) => String(span['name']) === name)
  const submission = named('POST /api/v1/parks/:park/applications/:application/submission')[0]
  expect(spans.find(({ traceId }) => String(traceId) === '4bf92f3577b34da6a3ce929d0e0e4736')).toMatchObject({
    parentSpanId: '00f067aa0ba902b7',
  })
  const linked = named('batch').flatMap(({ links }) => (links as unknown as readonly Json[] | undefined) ?? [])
  expect(linked.map(({ spanId }) => String(spanId))).toContain(String(submission?.['spanId']))
  expect(named('job').length).toBeGreaterThan(0)
  expect(JSON.stringify(named('webhook')[0])).toContain('"siji.outcome","value":{"stringValue":"204"}')
})

test('loads nothing of OpenTelemetry as long as there is nowhere to send spans to', () => {
  const files = readdirSync(join(projectRoot(), 'api'), { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(projectRoot(), 'api', name), 'utf8')])

  const loading = sources.filter(([, text]) =>
    /^(?:import (?!type)|\} from).*(?:@opentelemetry|\/otlp-tracing\.ts)/m.test(text ?? ''),
  )

  expect(loading.map(([name]) => name)).toEqual(['tracing/otlp-tracing.ts'])
})

/** Every span that came over OTLP. */
function spansOf(bodies: readonly Json[]): readonly Json[] {
  const many = (found: Json | undefined) => (found ?? []) as unknown as readonly Json[]
  return bodies
    .flatMap((body) => many(body['resourceSpans']))
    .flatMap((resource) => many(resource['scopeSpans']))
    .flatMap((scope) => many(scope['spans']))
}
