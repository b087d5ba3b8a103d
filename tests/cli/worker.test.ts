import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  targetNamespace="https://siji.dev/test"><error id="none" errorCode="none"/>
  <process id="survey" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="measure"/>
    <serviceTask id="measure" siji:jobType="measure"/><userTask id="read"/><userTask id="nothing"/>
    <sequenceFlow id="b" sourceRef="measure" targetRef="read"/>
    <boundaryEvent id="isNone" attachedToRef="measure"><errorEventDefinition errorRef="none"/></boundaryEvent>
    <sequenceFlow id="c" sourceRef="isNone" targetRef="nothing"/></process></definitions>`

const folder = mkdtempSync(join(tmpdir(), 'siji-worker-'))
const environment = { SIJI_ACCOUNT: 'worker', SIJI_PASSWORD: DEMO_PASSWORD, SIJI_TOKEN: '' }
const workers: ChildProcess[] = []
let site: TestApp
let url: string

beforeAll(async () => {
  site = await startTestApp()
  url = await site.app.listen({ host: '127.0.0.1', port: 0 })
  await (await site.as('manager')).post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
})
afterEach(async () => {
  for (const child of workers.splice(0)) await ended(child, 'SIGTERM')
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

async function start(): Promise<string> {
  const [instanceId, actor] = [v7(), { type: 'system', name: 'test' } as const]
  const body = {
    processId: 'survey',
    definitionHash: null,
    startEvent: null,
    businessKey: null,
    variables: { to: 'A-7' },
  }
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body: { type: 'startInstance', ...body } })
  return instanceId
}

/** A worker that runs this text of a shell for each job. */
function work(script: string, ...options: readonly string[]): ChildProcess {
  const args = ['api/siji.mjs', 'worker', 'measure', '--url', url, '--lease', '3', ...options, '--', 'sh', '-c', script]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: 'ignore' })
  workers.push(child)
  return child
}

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (signal !== undefined) child.kill(signal)
  return await closed
}

/** Looks again until it holds; the time limit of the test ends what never does. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(30)
}

const load = (id: string) => site.engine.loadInstance(site.parkId, id)
const isAt = async (id: string, node: string) =>
  (await load(id))?.elements.some((element) => element.node === node && element.state === 'active') === true
const path = (name: string) => join(folder, name)

test('runs a program for each job, with the job on its input and its output as variables', async () => {
  const id = await start()

  work(`cat > ${path('job')}; printf '%s' "$SIJI_PASSWORD" > ${path('secret')}; echo '{"area": 1200}'`)
  await until(() => isAt(id, 'read'))

  expect((await load(id))?.elements[0]?.variables).toEqual({ to: 'A-7', area: 1200 })
  expect(JSON.parse(readFileSync(path('job'), 'utf8'))).toMatchObject({ instanceId: id, variables: { to: 'A-7' } })
  expect(readFileSync(path('secret'), 'utf8')).toBe('')
})

test.each([
  ['the last lines of its errors where it is hopeless', 'echo 图纸打不开 >&2; exit 101', '图纸打不开'],
  ['that its output is no object', 'echo done', 'JSON object'],
])('shows managers %s', async (_what, script, message) => {
  const id = await start()

  work(script)
  await until(async () => (await load(id))?.elements.some(({ incident }) => incident !== undefined) === true)

  expect((await load(id))?.elements.at(-1)?.incident?.message).toContain(message)
})

test('tries again after a failure, and lets a program throw a BPMN error', async () => {
  const id = await start()

  // The first time it fails, the second time it throws.
  work(`test -e ${path('tried')} && { echo '{"code":"none"}'; exit 100; }; touch ${path('tried')}; exit 1`)
  await until(() => isAt(id, 'nothing'))

  const { entries } = await site.engine.readHistory(site.parkId, id)
  expect(entries.map(({ command }) => command)).toMatchObject([
    { type: 'startInstance' },
    { type: 'failJob', retries: 2 },
    { type: 'throwError', code: 'none' },
  ])
})

test('loses nothing but its lease when it is killed in the middle: another does the job, once', async () => {
  const id = await start()
  const killed = work(`touch ${path('begun')}; sleep 30`)
  await until(() => existsSync(path('begun')))

  await ended(killed, 'SIGKILL')
  work(`echo '{"by":"other"}'`)
  await until(() => isAt(id, 'read'))

  const { entries } = await site.engine.readHistory(site.parkId, id)
  expect(entries.map(({ command }) => command)).toMatchObject([
    { type: 'startInstance' },
    { type: 'completeJob', variables: { by: 'other' } },
  ])
})

test('does several at once, extends their leases, and gives back what it may not end', {
  timeout: 60_000,
}, async () => {
  const ids = [await start(), await start()]
  const child = work(`echo x >> ${path('both')}; sleep 600`, '--at-once', '2', '--grace', '0')
  await until(() => existsSync(path('both')) && readFileSync(path('both'), 'utf8').length >= 4)

  const request = { parkId: site.parkId, worker: 'w', jobTypes: ['measure'], most: 2, seconds: 9 }
  const { signal } = new AbortController()
  // Longer than a lease: what is not extended would be taken now.
  expect(await site.engine.jobs.fetch({ ...request, waitFor: 4_000, signal })).toEqual([])
  expect(await ended(child, 'SIGTERM')).toBe(0)

  const taken = await site.engine.jobs.fetch({ ...request, waitFor: 0, signal })
  expect(taken.map(({ instanceId }) => instanceId).sort()).toEqual([...ids].sort())
})

test('gives the job back where its program cannot be run, and says so', async () => {
  const id = await start()
  const args = ['api/siji.mjs', 'worker', 'measure', '--url', url, '--', '/no/such/program']
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: 'ignore' })

  expect(await ended(child)).toBe(3)

  expect((await load(id))?.elements.at(-1)).toMatchObject({ node: 'measure', job: { state: 'open', retries: 3 } })
})
