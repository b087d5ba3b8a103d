import { exampleForm } from '../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../api/demo-data/example-material.ts'
import type { FormValues } from '../../api/forms/form.ts'
import type { TestApp } from './app.ts'
import type { CallAnswer, Caller, Json } from './caller.ts'

/** Tells what people do with one application, each line one call; an answer that is not a success stops the story. */
export interface Story {
  readonly id: string
  readonly url: string
  readonly application: () => Promise<Json>
  readonly save: (values: FormValues) => Promise<void>
  readonly upload: (code: string, bytes?: Uint8Array, fileName?: string) => Promise<void>
  /** Uploads whatever is still missing, under these names in turn where there are any. */
  readonly provideEverything: (names?: readonly string[]) => Promise<void>
  readonly submit: () => Promise<Json>
  /** The one open task that this account may take; waits until it is there. */
  readonly task: (account: string, node: string) => Promise<string>
  /** Claims and answers as one account and, where a second person must, confirms as the other. */
  readonly answer: (account: string, node: string, body: object, checker?: string) => Promise<void>
  readonly reaches: (state: string) => Promise<void>
}

export const park = '/api/v1/parks/demo'

/** `at` is the address of another park, where the same people hold the same posts. */
export async function tell(
  site: TestApp,
  form: FormValues = exampleForm,
  at = park,
  process = 'seven-permits',
): Promise<Story> {
  const owner = await site.as('owner')
  const enterprises = (await owner.get(`${at}/enterprises`)).list
  const enterprise = enterprises.find(({ creditCode }) => String(creditCode) === form['creditCode']) ?? enterprises[0]
  const created = mustSucceed(await owner.post(`${at}/applications`, { process, enterpriseId: enterprise?.id }))
  const story = await follow(site, String(created.id), at)
  await story.save(form)
  return story
}

/** The story of an application that somebody has begun. */
export async function follow(site: TestApp, id: string, at = park): Promise<Story> {
  const owner = await site.as('owner')
  const url = `${at}/applications/${id}`

  const story: Story = {
    id,
    url,
    application: async () => mustSucceed(await owner.get(url)),
    save: async (values) => {
      mustSucceed(await owner.put(`${url}/form`, { values }))
    },
    upload: async (code, bytes, fileName = `${code}.pdf`) => {
      mustSucceed(await upload(owner, `${url}/materials/${code}`, bytes ?? (await exampleMaterial(code)), fileName))
    },
    provideEverything: async (names = []) => {
      const missing = (await owner.get(`${url}/requirements`)).list.filter(({ isMet }) => !isMet)
      for (const [index, { code }] of missing.entries())
        await story.upload(String(code), undefined, names[index % names.length])
    },
    submit: async () => mustSucceed(await owner.post(`${url}/submission`)),
    task: async (account, node) => {
      const caller = await site.as(account)
      await site.engine.whenIdle()
      const found = (await caller.get(`${at}/tasks?view=department`)).list.filter(
        (task) => String(task.applicationId) === id && String(task.node) === node,
      )
      if (found.length !== 1) throw new Error(`Expected one task ${node} for ${account}, but found ${found.length}.`)
      return `${at}/tasks/${String(found[0]?.instanceId)}/${String(found[0]?.key)}`
    },
    answer: async (account, node, body, checker) => {
      const task = await story.task(account, node)
      const caller = await site.as(account)
      mustSucceed(await caller.post(`${task}/claim`))
      mustSucceed(await caller.post(`${task}/answer`, body))
      if (checker !== undefined) mustSucceed(await (await site.as(checker)).post(`${task}/confirmation`))
    },
    reaches: async (state) => {
      await site.engine.whenIdle()
      const { state: found } = await story.application()
      if (String(found) !== state)
        throw new Error(`Expected application ${id} to be ${state}, but it is ${String(found)}.`)
    },
  }
  return story
}

/** Which department reviews which permit, and at which node. */
export const reviews: readonly (readonly [permit: string, department: string])[] = [
  ['L', 'natural-resources'],
  ['R', 'real-estate-registry'],
  ['C', 'civil-air-defence'],
  ['P', 'natural-resources'],
  ['D', 'housing-construction'],
  ['O', 'urban-management'],
  ['K', 'housing-construction'],
]

export async function review(story: Story, permit: string, body: object): Promise<void> {
  const department = reviews.find(([letter]) => letter === permit)?.[1] ?? ''
  await story.answer(`reviewer-${department}`, `review${permit}`, body, `checker-${department}`)
}

/** From submission to the two signatures, everybody agreeing. */
export async function agreeToAll(story: Story): Promise<void> {
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
  for (const [permit] of reviews) await review(story, permit, { outcome: 'agree' })
  await sign(story)
}

export async function sign(story: Story): Promise<void> {
  await story.answer('signatory-real-estate-registry', 'sign', { outcome: 'sign' })
  await story.answer('signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
}

export async function upload(caller: Caller, url: string, bytes: Uint8Array, fileName: string): Promise<CallAnswer> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(bytes)]), fileName)
  return await caller.upload('POST', url, form)
}

export function mustSucceed(answer: CallAnswer): Json {
  if (answer.status < 300) return answer.body
  throw new Error(`Expected success, but got ${answer.status}: ${answer.text}`)
}
