import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleFinding } from '../../../api/demo-data/example-form.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const HANDLER = 'reviewer-civil-air-defence'
const COLLEAGUE = 'reviewer-urban-management'

const nameOf = (account: string) => demoPeople.find((person) => person.account === account)?.name ?? ''

describe('copies of a task', () => {
  let site: TestApp
  let story: Story
  let task: string

  beforeAll(async () => {
    site = await startTestApp()
    const manager = await site.as('manager')
    mustSucceed(await manager.put('/api/v1/virtual-time', { now: '2024-04-25T08:52:00+08:00' }))
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    task = await story.task(HANDLER, 'reviewC')
    mustSucceed(await (await site.as(HANDLER)).post(`${task}/claim`))
  })
  afterAll(async () => await site.close())

  const idOf = async (account: string) => String((await (await site.as(account)).get('/api/v1/me')).body.id)
  const copy = async (from: string, to: readonly string[], note = '请关注人防面积', key?: string) => {
    const body = { people: await Promise.all(to.map(idOf)), note }
    return await (await site.as(from)).post(`${task}/copies`, body, key)
  }
  const listed = async (account: string, view: string) =>
    (await (await site.as(account)).get(`${park}/tasks?view=${view}`)).list.map(({ node }) => String(node))
  const pageFor = async (account: string, tab = '') =>
    await (await site.as(account)).call({
      method: 'GET',
      url: `${task.replace('/api/v1', '')}${tab}`,
      headers: { accept: 'text/html' },
    })

  test('are sent by the handler, checker, head and manager, and by nobody else', async () => {
    const senders = [
      HANDLER,
      'checker-civil-air-defence',
      'signatory-park-approval-bureau',
      'manager',
      `${HANDLER}-deputy`,
      COLLEAGUE,
      'window',
      'overseer',
      'owner',
    ]

    const answers = []
    for (const sender of senders) answers.push((await copy(sender, ['reviewer-natural-resources'])).status)

    expect(answers).toEqual([200, 200, 403, 200, 403, 403, 403, 403, 403])
  })

  test('go to colleagues who receive, review or oversee, and need a note', async () => {
    const codes = []
    for (const account of ['owner', 'manager', 'admin', HANDLER]) codes.push((await copy(HANDLER, [account])).body.code)
    codes.push((await copy(HANDLER, [COLLEAGUE], ' ')).body.code)
    codes.push((await copy(HANDLER, [])).body.code)

    expect(codes).toEqual([...Array(4).fill('not-a-colleague'), 'invalid-request', 'invalid-request'])
    expect((await copy(HANDLER, ['window', 'overseer'])).status).toBe(200)
  })

  test('let a colleague read the page and answer nothing, and are read from then on', async () => {
    const before = await pageFor(COLLEAGUE)

    mustSucceed(await copy(HANDLER, [COLLEAGUE], '绿地与人防出口重叠'))

    const unread = (await (await site.as(COLLEAGUE)).get(`${task}/copies`)).list
    const page = await pageFor(COLLEAGUE)
    const read = (await (await site.as(HANDLER)).get(`${task}/copies`)).list.at(-1)
    expect(before.status).toBe(403)
    expect(String(unread.at(-1)?.copiedBy)).toBe(nameOf(HANDLER))
    expect(unread.at(-1)?.recipients).toMatchObject([{ name: nameOf(COLLEAGUE), readAt: null }])
    expect(page.status).toBe(200)
    expect(page.text).toContain('绿地与人防出口重叠')
    expect(page.text).not.toMatch(/action="[^"]*\/(answer|claim|release|copies)"/)
    expect(read?.recipients).toMatchObject([{ readAt: expect.stringContaining('2024-04-25') }])
    const refused = await (await site.as(COLLEAGUE)).post(`${task}/answer`, { outcome: 'agree' })
    expect(refused.body.code).toBe('wrong-department')
    expect(await listed(COLLEAGUE, 'copied')).toEqual(['reviewC'])
    expect(await listed('reviewer-park-approval-bureau', 'copied')).toEqual([])
  })

  test('are sent once however often the request comes', async () => {
    const key = randomUUID()

    await copy(HANDLER, [COLLEAGUE], '只一次', key)
    await copy(HANDLER, [COLLEAGUE], '只一次', key)
    await copy(HANDLER, [COLLEAGUE], '只一次')

    const copies = (await (await site.as(HANDLER)).get(`${task}/copies`)).list
    expect(copies.filter(({ note }) => String(note) === '只一次')).toHaveLength(1)
  })

  test('show nobody an opinion or a finding earlier than the rules do', async () => {
    mustSucceed(await copy(HANDLER, [COLLEAGUE]))
    const findings = [{ ...exampleFinding, whatIsWrong: '人防缺页，尚未告知' }]
    mustSucceed(await (await site.as(HANDLER)).post(`${task}/answer`, { outcome: 'needsCorrection', findings }))
    mustSucceed(await (await site.as('checker-civil-air-defence')).post(`${task}/confirmation`))

    for (const tab of ['', '?tab=history', '?tab=opinions']) {
      expect((await pageFor(HANDLER, tab)).text, tab).toContain('人防缺页')
      expect((await pageFor(COLLEAGUE, tab)).text, tab).not.toContain('人防缺页')
    }
    for (const address of [task, `${park}/applications/${story.id}/findings`]) {
      expect((await (await site.as(HANDLER)).get(address)).text, address).toContain('人防缺页')
      expect((await (await site.as(COLLEAGUE)).get(address)).text, address).not.toContain('人防缺页')
    }
  })

  test('lead with those that were not read, then with those that are open', async () => {
    const second = await tell(site)
    await second.provideEverything()
    await second.submit()
    const check = await second.task('window', 'checkCompleteness')
    mustSucceed(await (await site.as('window')).post(`${check}/claim`))
    const body = { people: [await idOf(COLLEAGUE)], note: '新收件' }

    mustSucceed(await (await site.as('window')).post(`${check}/copies`, body))

    await pageFor(COLLEAGUE)
    expect(await listed(COLLEAGUE, 'copied')).toEqual(['checkCompleteness', 'reviewC'])
    expect((await (await site.as(COLLEAGUE)).put(`${check}/copies/reading`, undefined)).body.read).toEqual(1)
  })
})
