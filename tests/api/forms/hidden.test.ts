import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { CallAnswer } from '../../support/caller.ts'
import { readablePaths } from '../../support/readable-addresses.ts'
import { mustSucceed, park, upload } from '../../support/story.ts'
import { twoTasksFiles } from '../../support/two-tasks/files.ts'

/** Hidden at the second task: a field of the application, a file of it, a field of the first task's form. */
const secrets = ['6222-0000', 'cellar-plan.png', '来电举报'] as const

let site: TestApp
let addresses: readonly string[]
/** The page of the task that sees everything. */
let first: string
let second: string

beforeAll(async () => {
  site = await startTestApp()
  const manager = await site.as('manager')
  const owner = await site.as('owner')
  mustSucceed(await manager.post(`${park}/processes`, { files: twoTasksFiles(), note: '试行' }))
  const enterpriseId = (await owner.get(`${park}/enterprises`)).list[0]?.id
  const { id } = mustSucceed(await owner.post(`${park}/applications`, { process: 'two-tasks', enterpriseId }))
  const values = {
    ...{ projectName: '一期', projectCode: '2403-430302-04-01-900001', bankAccount: secrets[0], declared: true },
    machines: [{ name: '水泵', power: '7.5' }],
  }
  const url = `${park}/applications/${id}`
  mustSucceed(await owner.put(`${url}/form`, { values }))
  mustSucceed(await upload(owner, `${url}/materials/site-plan`, picture, secrets[1]))
  mustSucceed(await owner.post(`${url}/promise`))
  mustSucceed(await owner.post(`${url}/submission`))
  first = await claimed('reviewer-natural-resources', 'measure')
  const planner = await site.as('reviewer-natural-resources')
  mustSucceed(await planner.post(`${first}/answer`, { fields: { measured: '98', informant: secrets[2] } }))
  second = await claimed('reviewer-civil-air-defence', 'judge')
  addresses = everyAddress(String(id))
})
afterAll(async () => await site.close())

test.each([
  ['who works on the task that hides it', 'reviewer-civil-air-defence'],
  ['a department without a task', 'reviewer-urban-management'],
  ['the window that has not typed it', 'window'],
])('shows what is hidden nowhere to %s, with a copy of the other task too', async (_, account) => {
  const reader = await site.as(account)
  const planner = await site.as('reviewer-natural-resources')
  const me = mustSucceed(await reader.get('/api/v1/me'))
  mustSucceed(await planner.post(`${first}/copies`, { people: [String(me.id)], note: '请阅' }))

  const answers = await all(account)

  const copy = answers.find(({ url }) => url === pageOf(first))
  expect([copy?.status, copy?.text.includes('98.00 m²')]).toEqual([200, true])
  for (const secret of secrets) {
    expect(answers.filter(({ text }) => text.includes(secret)).map(({ url }) => url)).toEqual([])
  }
  expect(answers.filter(({ url, status }) => url.includes('/site-plan/') && status === 200)).toEqual([])
})

test('shows it to the task that sees it, in pages and in answers', async () => {
  const answers = await all('reviewer-natural-resources')

  const found = (secret: string) => answers.filter(({ text }) => text.includes(secret)).map(({ url }) => url)
  const application = addresses.filter((url) => /applications\/[^/]+(\/form|\/materials)?$/.test(url))
  expect(found(secrets[0])).toEqual(expect.arrayContaining([application[0], `${pageOf(first)}?tab=form`]))
  expect(found(secrets[1])).toEqual(expect.arrayContaining([`${application[0]}/materials`, pageOf(first)]))
  expect(found(secrets[2])).toEqual(expect.arrayContaining([first, pageOf(first)]))
  expect(answers.some(({ url, status }) => url.includes('/site-plan/') && status === 200)).toBe(true)
})

test('keeps nothing from its applicant, nor from who answers for the process or judges how it went', async () => {
  const [url] = addresses.filter((each) => /applications\/[^/]+$/.test(each))
  const read = async (account: string, address: string) => (await (await site.as(account)).get(address)).text

  expect(await read('owner', `${url}`)).toContain(secrets[0])
  expect(await read('manager', `${url}/form`)).toContain(secrets[0])
  expect(await read('overseer', first)).toContain(secrets[2])
  expect(await read('overseer', second)).not.toContain(secrets[2])
})

async function claimed(account: string, node: string): Promise<string> {
  const caller = await site.as(account)
  await site.engine.whenIdle()
  const found = (await caller.get(`${park}/tasks?view=department`)).list.find((task) => String(task.node) === node)
  const task = `${park}/tasks/${found?.instanceId}/${found?.key}`
  mustSucceed(await caller.post(`${task}/claim`))
  return task
}

function pageOf(task: string): string {
  return task.replace('/api/v1', '')
}

async function all(account: string): Promise<readonly (CallAnswer & { readonly url: string })[]> {
  const reader = await site.as(account)
  const answers = []
  for (const url of addresses) answers.push({ ...(await reader.get(url)), url })
  return answers
}

/** Every address that can be read, of this application and its two tasks, with the other views of pages. */
function everyAddress(application: string): readonly string[] {
  const paths = readablePaths(site.app)
  const filled = paths.flatMap((path) =>
    [first, second].map((task) =>
      path
        .replace('/:park', '/demo')
        .replace(/\/(applications|window|instances)\/:(application|instance)/, `/$1/${application}`)
        .replace('/tasks/:instance/:key', `/tasks/${task.split('/').slice(-2).join('/')}`)
        .replace(':code', 'site-plan')
        .replace(/:(version|page)\b/g, '1'),
    ),
  )
  const views = ['form', 'history', 'opinions', 'diagram'].map((tab) => `tab=${tab}`)
  const lists = ['mine', 'department', 'done', 'copied'].map((tab) => `tab=${tab}&format=csv`)
  const known = [...new Set(filled)].filter(
    (path) => /(?:[0-9a-f]{8}-|\/(?:tasks|inbox|window|applications)$)/.test(path) && !/[:*]/.test(path),
  )
  const tasks = [pageOf(first), pageOf(second)]
  return [
    ...known,
    ...tasks.flatMap((page) => views.map((view) => `${page}?${view}`)),
    ...lists.map((list) => `/parks/demo/inbox?${list}`),
    '/parks/demo/window?format=csv',
  ]
}

/** The smallest PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
