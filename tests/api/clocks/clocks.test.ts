import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellLostMoves } from '../../../api/clocks/tell-lost-moves.ts'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { stopByLaw } from '../../support/stop-by-law.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const REVIEWER = 'reviewer-civil-air-defence'
const HEAD = 'signatory-civil-air-defence'
const LEAD = 'signatory-park-approval-bureau'

describe('the clocks of a task', () => {
  let site: TestApp
  let story: Story
  let other: Story
  let task: string

  beforeAll(async () => {
    site = await startTestApp()
    await goTo('2024-04-25T08:52:00+08:00')
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    task = await story.task(REVIEWER, 'reviewC')
  })
  afterAll(async () => await site.close())

  const goTo = async (now: string) => mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))
  const move = async (account: string, what: string, body: object) =>
    await (await site.as(account)).post(`${task}/clock/${what}`, body)
  const asked = () => ({ kind: 'pause', ...lawful() })
  const lawful = () => ({ ground: 'expertReview', why: '结构复杂', evidence: ['专家评审通知书'] })
  const look = async (account: string, url: string) =>
    (await (await site.as(account)).call({ method: 'GET', url, headers: { accept: 'text/html' } })).text
  const noticesOfClocks = async ({ url }: Story) =>
    (await (await site.as('owner')).get(`${url}/notices`)).list.filter(({ kind }) => String(kind).startsWith('clock'))
  const clocks = async () =>
    (await (await site.as('overseer')).get(`${task}/clock`)).list.map(
      ({ node, clock, state, light, dueAt }) => `${node} ${clock} ${state} ${light} ${dueAt === null ? 'open' : dueAt}`,
    )
  const dueOfTask = async () => (await (await site.as(REVIEWER)).get(task)).body.dueAt

  test('are refused to whoever may not stop them, and each attempt is kept for the overseer', async () => {
    const attempts = [
      [REVIEWER, 'requests', { ...asked(), ground: 'lunch' }],
      [REVIEWER, 'requests', { ...asked(), ground: 'hearing' }],
      [HEAD, 'requests', { ...asked(), ground: 'hearing' }],
      [REVIEWER, 'pause', lawful()],
      [HEAD, 'pause', lawful()],
      [REVIEWER, 'requests', { ...asked(), evidence: [' '] }],
      [HEAD, 'pause', { ...lawful(), ground: 'hearing', from: '2024-04-24T09:00:00+08:00' }],
      ['reviewer-urban-management', 'requests', asked()],
      ['overseer', 'requests', asked()],
      [REVIEWER, 'extend', { days: 1, reason: '案情复杂' }],
      [HEAD, 'extend', { days: 1, reason: ' ' }],
      [HEAD, 'extend', { days: 99, reason: '案情复杂' }],
    ] as const

    const codes = []
    for (const [account, what, body] of attempts) codes.push((await move(account, what, body)).body.code)
    codes.push((await (await site.as(REVIEWER)).call({ method: 'DELETE', url: `${task}/clock/evidence` })).body.code)

    expect(codes).toEqual([
      'unknown-ground',
      'clock-not-yours',
      'approval-not-needed',
      'suspension-not-approved',
      'suspension-not-approved',
      'suspension-incomplete',
      'clock-back-dated',
      'clock-not-yours',
      'clock-not-yours',
      'clock-not-yours',
      'extension-incomplete',
      'extension-too-long',
      'evidence-kept',
    ])
    const kept = await (await site.as('overseer')).get(`${park}/refused-acts?kind=clocks`)
    expect(kept.list.map(({ code }) => code).reverse()).toEqual(codes)
    expect((await (await site.as(REVIEWER)).get(`${park}/refused-acts?kind=clocks`)).status).toBe(403)
    const page = await (await site.as('overseer')).call({
      method: 'GET',
      url: `${park.replace('/api/v1', '')}/instances/${story.id}/clocks`,
      headers: { accept: 'text/html' },
    })
    expect(page.text).toContain('被拒绝的计时操作')
    expect(page.text).toContain('中止计时 · 听证：您的岗位不能对该时限进行此操作')
  })

  test('stand still for an expert review, with ground, article, who and evidence, and the task is not due', async () => {
    await stopByLaw(site, REVIEWER, task, lawful())

    expect(await clocks()).toEqual([
      'seven-permits promised paused grey open',
      'seven-permits statutory paused grey open',
      'parallelReview promised paused grey open',
      'gateC statutory paused grey open',
      'reviewC promised paused grey open',
    ])
    expect(await dueOfTask()).toBeNull()
    const [clock] = (await (await site.as('overseer')).get(`${task}/clock`)).list
    expect(clock).toMatchObject({
      suspensions: [
        {
          ground: 'expertReview',
          groundName: '专家评审',
          article: '行政许可法第四十五条',
          department: 'civil-air-defence',
          why: '结构复杂',
          evidence: ['专家评审通知书'],
          to: null,
        },
      ],
    })
    const again = mustSucceed(await move(REVIEWER, 'requests', asked()))
    const head = await site.as(HEAD)
    expect((await head.post(`${park}/clock-requests/${again.id}/approval`)).body.code).toBe('already-suspended')
    mustSucceed(await head.post(`${park}/clock-requests/${again.id}/refusal`, { reason: '已经中止' }))
  })

  test('are shown beside the task with what stands still, why and by whom, and with the way to let it go on', async () => {
    const page = await (await site.as(REVIEWER)).call({
      method: 'GET',
      url: task.replace('/api/v1', ''),
      headers: { accept: 'text/html' },
    })

    expect(page.text).toContain('专家评审 · 4月25日 ')
    expect(page.text).toContain('依据材料：专家评审通知书')
    expect(page.text).toMatch(/action="[^"]*clock-resumption"/)
    const inbox = await (await site.as(REVIEWER)).call({
      method: 'GET',
      url: `${park.replace('/api/v1', '')}/inbox/department?light=grey`,
      headers: { accept: 'text/html' },
    })
    expect(inbox.text).toContain(task.replace('/api/v1', ''))
    expect(page.text).toMatch(/申请延期<\/summary>[\s\S]*action="[^"]*clock-extension"/)
  })

  test('let nobody answer before what they wait for has come, and say so on the page of the task', async () => {
    const reviewer = await site.as(REVIEWER)
    mustSucceed(await reviewer.post(`${task}/claim`))

    const answer = await reviewer.post(`${task}/answer`, { outcome: 'agree' })

    expect(answer.body.code).toBe('task-paused')
    const page = await look(REVIEWER, task.replace('/api/v1', ''))
    expect(page).toContain('计时已中止：专家评审')
    expect(page).toMatch(/依据行政许可法第四十五条：结构复杂/)
    mustSucceed(await reviewer.post(`${task}/release`))
  })

  test('go on when the result has come, for the department that stopped them alone', async () => {
    await goTo('2024-04-30T09:00:00+08:00')
    const other = await move('reviewer-urban-management', 'resume', { result: '评审意见' })

    const own = await move(REVIEWER, 'resume', { result: '专家评审意见已收到' })

    expect(other.body.code).toBe('not-its-suspension')
    mustSucceed(own)
    // 04-26, 28, 29 and 30 are not counted; 05-01…05 is a holiday.
    expect(await dueOfTask()).toBe('2024-05-06T09:30:00.000Z')
  })

  test('are extended once by the head, before they are due', async () => {
    mustSucceed(await move(HEAD, 'extend', { days: 2, reason: '案情复杂' }))

    const again = await move(HEAD, 'extend', { days: 1, reason: '案情复杂' })

    expect(again.body.code).toBe('already-extended')
    expect(await dueOfTask()).toBe('2024-05-08T09:30:00.000Z')
    await goTo('2024-05-09T09:00:00+08:00')
    await stopByLaw(site, REVIEWER, task, { ...lawful(), ground: 'testing' })
    const states = await clocks()
    // What is overdue runs on; only the time by law stands still.
    expect(states.filter((each) => each.includes('red'))).toEqual([
      'seven-permits promised running red 2024-05-08T09:30:00.000Z',
      'parallelReview promised running red 2024-05-06T09:30:00.000Z',
      'reviewC promised running red 2024-05-08T09:30:00.000Z',
    ])
  })

  test('are told to the applicant in notices that can be printed, once each', async () => {
    const notices = await noticesOfClocks(story)

    expect(notices.map(({ title }) => title)).toEqual([
      '受理时限中止告知书',
      '受理时限恢复告知书',
      '受理时限延长告知书',
      '受理时限中止告知书',
    ])
    const [paused, resumed, extended] = notices.map(({ body }) => String(body))
    expect(paused).toMatch(
      /因专家评审，自 2024年4月25日 .*依据：行政许可法第四十五条。\n理由：结构复杂\n依据材料：专家评审通知书/,
    )
    expect(resumed).toMatch(/专家评审意见已收到\n新的到期时间：.*人防.*（承诺时限）2024年5月6日 17:30/)
    expect(extended).toMatch(/承诺时限延长 2 个工作日.*第四十二条。\n理由：案情复杂\n.*2024年5月8日 17:30/)
    const sheet = `${story.url.replace('/api/v1', '')}/notices/${notices[0]?.id}/sheet`
    expect(await look('owner', story.url.replace('/api/v1', ''))).toContain(`href="${sheet}"`)
    expect(await look('owner', sheet)).toContain('受理时限中止告知书')
  })

  test('show one light in lists, in filters and on pages, where a step turns yellow by a rule of its own', async () => {
    other = await tell(site, { ...exampleForm, projectCode: '2403-430302-04-01-900031' })
    await other.provideEverything()
    await other.submit()
    const check = (await other.task('window', 'checkCompleteness')).replace('/api/v1', '')
    const lists = park.replace('/api/v1', '')
    // Nobody turns them: a page says what is true at its moment, not what was noted last.
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    await sql`delete from timers using clocks where timers.instance_id = ${other.id}
      and clocks.instance_id = timers.instance_id and clocks.key = timers.key`
    await sql.end()
    // Two of five working days are left: a fifth would be one.
    await goTo('2024-05-14T09:00:00+08:00')

    expect(await look('window', check)).toContain('tone-yellow')
    expect(await look('window', `${lists}/inbox/department?light=yellow`)).toContain(check)
    expect(await look('window', `${lists}/inbox/department?light=green`)).not.toContain(check)
    expect(await look('window', `${lists}/window`)).toContain('tone-yellow')
    expect(await look('window', `${lists}/window/${other.id}`)).toContain('tone-yellow')
  })

  test('of a whole application are moved on a page of their own by its lead department, and by nobody else', async () => {
    await other.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await other.reaches('inReview')
    const page = `${other.url.replace('/api/v1', '')}/clocks`
    const send = async (account: string, form: string, fields: Record<string, string>) =>
      await (await site.as(account)).call({
        method: 'POST',
        url: page.replace('clocks', form),
        payload: new URLSearchParams(fields).toString(),
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      })
    const hearing = { clockGround: 'hearing', clockWhy: '利害关系人申请', clockEvidence: '听证申请书' }

    const stranger = await send('manager', 'clock-pause', hearing)
    const early = await send(LEAD, 'clock-pause', { ...hearing, clockEvidence: '' })
    const paused = await send(LEAD, 'clock-pause', { ...hearing, clockExpectedEnd: '2024-05-20' })

    expect([stranger.status, early.status, paused.status]).toEqual([403, 422, 303])
    expect(early.text).toMatch(/至少列出一份依据材料[\s\S]*利害关系人申请/)
    expect(await look(LEAD, page)).toMatch(/听证 · 5月14日[\s\S]*action="[^"]*clock-resumption"/)
    expect(await look('manager', page)).toContain('中止计时 · 听证：您的岗位不能对该时限进行此操作')
    expect(await look('manager', page)).not.toContain('<textarea')
    const [notice] = (await (await site.as('owner')).get(`${other.url}/notices`)).list.slice(-1)
    expect(String(notice?.body)).toMatch(
      /因听证.*\n理由.*\n.*\n预计恢复时间：2024年5月20日。\n.*整件申请（承诺时限）2024年5月23日/,
    )
    const resumed = await send(LEAD, 'clock-resumption', { clockResult: '听证笔录' })
    const extended = await send(LEAD, 'clock-extension', {
      ...{ clockKind: 'statutory', clockDays: '3', clockReason: '案情复杂' },
    })
    expect([resumed.status, extended.status]).toEqual([303, 303])
    expect(await look(LEAD, page)).toContain('延期 3 个工作日')
  })
  test('that go on at the limit of a suspension are told to the applicant once, with the new due date', async () => {
    const order = { ground: 'hearing', why: '再次听证', evidence: ['听证申请书'], limitDays: 1 }
    mustSucceed(await (await site.as(LEAD)).post(`${other.url}/clock/pause`, order))
    await goTo('2024-05-16T09:00:00+08:00')
    await site.engine.whenIdle()

    await tellLostMoves(site.app)
    await tellLostMoves(site.app)

    const resumed = (await noticesOfClocks(other)).filter(({ kind }) => String(kind) === 'clockResumed')
    expect(resumed).toHaveLength(2)
    expect(String(resumed[1]?.body)).toMatch(
      /自 2024年5月15日 17:30 起恢复计算。\n.*最长期限，自动恢复。\n新的到期时间：整件申请（承诺时限）2024年5月/,
    )
  })

  test('are told of also where the server died before it could tell, under the same id', async () => {
    const before = await noticesOfClocks(story)
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    await sql`delete from notices where application_id = ${story.id} and kind like 'clock%'`
    await sql.end()

    await tellLostMoves(site.app)

    const after = await noticesOfClocks(story)
    const told = (each: typeof after) => each.map(({ id, kind }) => `${kind} ${id}`).sort()
    expect(told(after)).toEqual(told(before))
    expect(after.some(({ body }) => String(body).includes('专家评审意见已收到'))).toBe(true)
  })
})
