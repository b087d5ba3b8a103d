import { setTimeout as pause } from 'node:timers/promises'
import { drawSampleMaterials } from '../../templates/samples/draw-sample-materials.ts'
import { exampleFinding, exampleForm } from '../demo-data/example-form.ts'
import { sampleMaterial } from '../demo-data/sample-materials.ts'
import type { FormValues } from '../forms/form.ts'
import { PARK } from './actors.ts'
import { type Json, type Person, StoryBroken, signIn } from './caller.ts'
import { momentOfSample } from './moment-of-sample.ts'
import { reviewers } from './reviewers.ts'
import { type SampleApplication, type SampleStage, sampleApplications } from './sample-applications.ts'

const ATTEMPTS = 400
const ONE_MINUTE = 60_000

/**
 * Files the sample applications over HTTP, each at its own time of the last days, and puts the clock back to now. Does
 * nothing where an application has been filed before. Throws `StoryBroken` where the server says no.
 */
export async function loadSampleApplications(url: string, progress: (text: string) => void): Promise<void> {
  const people = new Map<string, Promise<Person>>()
  const as = (account: string): Promise<Person> => {
    const known = people.get(account) ?? signIn(url, account)
    people.set(account, known)
    return known
  }
  const manager = await as('manager')
  const setTime = (at: number) => manager.put('/api/v1/virtual-time', { now: new Date(at).toISOString() })

  if ((await manager.list(`${PARK}/applications?limit=1`)).length === 0) {
    progress('正在载入示例申请 · loading sample applications …')
    for (const sample of sampleApplications) {
      const at = momentOfSample(sample, Date.now())
      await setTime(at)
      await play(as, sample, (minutes) => setTime(at + minutes * 60_000))
    }
    progress('示例申请已载入 · sample applications are there')
  }
  const { now } = await manager.get('/api/v1/virtual-time')
  // A clock that is as good as right is left alone: it moves forward only, and a moment passes on the way.
  if (Date.now() - Date.parse(String(now)) > ONE_MINUTE) await setTime(Date.now())
}

type As = (account: string) => Promise<Person>

async function play(as: As, sample: SampleApplication, pass: (minutes: number) => Promise<unknown>): Promise<void> {
  const id = await file(await as(sample.owner), sample)
  if (sample.stage === 'received') return
  await pass(20)
  await answer(as, id, 'window', 'checkCompleteness', { outcome: 'complete' })
  await pass(60)
  for (const letter of sample.agreed) await review(as, id, letter, { outcome: 'agree' })
  if (sample.stage === 'inCorrection') {
    await pass(120)
    await review(as, id, 'C', { outcome: 'needsCorrection', findings: [exampleFinding] })
    await answer(as, id, 'reviewer-park-approval-bureau', 'mergeFindings', {})
    await reach(await as(sample.owner), id, 'inCorrection')
  }
  if (sample.stage === 'delivered') {
    await pass(180)
    await answer(as, id, 'signatory-real-estate-registry', 'sign', { outcome: 'sign' })
    await answer(as, id, 'signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
    await reach(await as(sample.owner), id, 'delivered')
  }
}

/** Waits until it has come so far, before the clock goes on: what happens in the background takes its time too. */
async function reach(owner: Person, id: string, state: SampleStage): Promise<void> {
  await until(`application ${id} to be ${state}`, async () => {
    const found = await owner.get(`${PARK}/applications/${id}`)
    return String(found.state) === state ? true : null
  })
}

async function file(owner: Person, sample: SampleApplication): Promise<string> {
  const enterprise = (await owner.list(`${PARK}/enterprises`)).find(
    (each) => String(each.creditCode) === sample.creditCode,
  )
  const draft = await owner.post(`${PARK}/applications`, { process: 'seven-permits', enterpriseId: enterprise?.id })
  const address = `${PARK}/applications/${String(draft.id)}`
  const values: FormValues = {
    ...exampleForm,
    enterpriseName: String(enterprise?.name),
    creditCode: sample.creditCode,
    projectName: sample.project,
    projectCode: sample.code,
  }
  await owner.put(`${address}/form`, { values })
  await handIn(owner, address, values)
  await owner.post(`${address}/submission`)
  return String(draft.id)
}

/** Hands in whatever is missing, each as a page of Chinese that says it is a sample. */
async function handIn(owner: Person, address: string, form: FormValues): Promise<void> {
  const missing = (await owner.list(`${address}/requirements`)).filter(({ isMet }) => String(isMet) === 'false')
  const names = new Map(missing.map(({ code, name }) => [String(code), String(name)]))
  const samples = new Map([...names].map(([code, name]) => [code, sampleMaterial(code, name, form)]))
  for (const [code, bytes] of await drawSampleMaterials(samples)) {
    await owner.upload(`${address}/materials/${code}`, bytes, `${names.get(code)}.pdf`)
  }
}

async function review(as: As, id: string, letter: string, body: object): Promise<void> {
  const department = reviewers.find(([permit]) => permit === letter)?.[1] ?? ''
  await answer(as, id, `reviewer-${department}`, `review${letter}`, body, `checker-${department}`)
}

/** Claims and answers the task of this application and, where a second person must, has it confirmed. */
async function answer(
  as: As,
  id: string,
  account: string,
  node: string,
  body: object,
  checker?: string,
): Promise<void> {
  const person = await as(account)
  const task = await until(`task ${node} of ${id}`, async () => {
    const tasks = await person.list(`${PARK}/tasks?view=department`)
    return tasks.find((each) => String(each.applicationId) === id && String(each.node) === node) ?? null
  })
  const address = `${PARK}/tasks/${String(task.instanceId)}/${String(task.key)}`
  await person.post(`${address}/claim`)
  await person.post(`${address}/answer`, body)
  if (checker !== undefined) await (await as(checker)).post(`${address}/confirmation`)
}

async function until<Found extends Json | true>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await look()
    if (found !== null) return found
    await pause(50)
  }
  throw new StoryBroken(`Expected ${what}, but it did not come.`)
}
