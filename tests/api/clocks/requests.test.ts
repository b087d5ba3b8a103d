import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleRequests } from '../../../api/clocks/requests/settle-requests.ts'
import { tellLostMoves } from '../../../api/clocks/tell-lost-moves.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const REVIEWER = 'reviewer-civil-air-defence'
const HEAD = 'signatory-civil-air-defence'
const PLANNER = 'reviewer-natural-resources'
const PLANNING_HEAD = 'signatory-natural-resources'
const LEAD = 'reviewer-park-approval-bureau'
const LEAD_HEAD = 'signatory-park-approval-bureau'

const nameOf = (account: string) => demoPeople.find((person) => person.account === account)?.name ?? ''
const review = { kind: 'pause', ground: 'expertReview', why: '结构复杂', evidence: ['专家评审通知书'] }
const extension = { kind: 'extend', days: 2, reason: '案情复杂' }

describe('a request about a clock', () => {
  let site: TestApp
  let story: Story
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

  const goTo = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
  const ask = async (account: string, place: string, order: object) =>
    await (await site.as(account)).post(`${place}/clock/requests`, order)
  const asked = async (account: string, place: string, order: object) =>
    `${park}/clock-requests/${String(mustSucceed(await ask(account, place, order)).id)}`
  const decide = async (account: string, request: string, what: string, body?: object) =>
    await (await site.as(account)).post(`${request}/${what}`, body)
  const look = async (account: string, url: string) =>
    (await (await site.as(account)).call({ method: 'GET', url, headers: { accept: 'text/html' } })).text
  const pageOf = (url: string) => url.replace('/api/v1', '')
  const inbox = pageOf(`${park}/inbox/clock-requests`)
  const states = async (place: string) =>
    (await (await site.as('overseer')).get(`${place}/clock/requests`)).list.map(({ state }) => String(state))
  const standIn = async (person: string, substitute: string) => {
    const [personId, substituteId] = await Promise.all(
      [person, substitute].map(async (account) => (await (await site.as(account)).get('/api/v1/me')).body.id),
    )
    const days = { from: '2024-04-25T00:00:00+08:00', until: '2024-06-01T00:00:00+08:00', reason: '外出培训' }
    const entered = await (await site.as('manager')).post(`${park}/substitutions`, { personId, substituteId, ...days })
    return `${park}/substitutions/${String(mustSucceed(entered).id)}/end`
  }
  const notices = async () => (await (await site.as('owner')).get(`${story.url}/notices`)).list

  test('stops nothing yet, stands once on the task and in the inbox of the head, and of no other', async () => {
    await asked(REVIEWER, task, review)

    const again = await ask(REVIEWER, task, { ...review, ground: 'testing' })

    expect(again.body.code).toBe('clock-request-open')
    const clock = (await (await site.as('overseer')).get(`${task}/clock`)).list.find(
      ({ node }) => String(node) === 'reviewC',
    )
    expect(clock).toMatchObject({ state: 'running' })
    expect(await look(REVIEWER, pageOf(task))).toMatch(/申请中止计时：专家评审[\s\S]*待批准[\s\S]*撤回申请/)
    expect(await look(HEAD, inbox)).toMatch(
      /计时审批 <span class="count">1<[\s\S]*申请中止计时：专家评审[\s\S]*结构复杂/,
    )
    expect(await look(PLANNING_HEAD, inbox)).toContain('没有等待您批准的')
    expect(await look(HEAD, pageOf(task))).toMatch(/clock-requests\/[^"]+\/approval"/)
  })

  test('is approved by a second person of the department, and not for an earlier day', async () => {
    const [open] = (await (await site.as(HEAD)).get(`${park}/clock-requests`)).list
    const request = `${park}/clock-requests/${String(open?.id)}`
    // Who asked stands in for the head.
    const end = await standIn(HEAD, REVIEWER)
    const own = await decide(REVIEWER, request, 'approval')
    mustSucceed(await (await site.as('manager')).post(end))
    const other = await decide(PLANNING_HEAD, request, 'approval')
    const early = await decide(HEAD, request, 'approval', { from: '2024-04-24T09:00:00+08:00' })

    const approved = await decide(HEAD, request, 'approval')
    const again = await decide(HEAD, request, 'approval')

    expect([own, other, early].map(({ body }) => body.code)).toEqual([
      ...['same-person', 'clock-not-yours', 'clock-back-dated'],
    ])
    expect([approved.status, again.body.code]).toEqual([204, 'state-does-not-allow'])
    const ledger = await (await site.as('overseer')).get(`${task}/clock`)
    expect(ledger.text).toContain(`${nameOf(REVIEWER)}申请，${nameOf(HEAD)}批准`)
    const kept = await (await site.as('overseer')).get(`${park}/refused-acts?kind=clocks`)
    expect(kept.list.map(({ code }) => String(code))).toContain('same-person')
    expect((await notices()).map(({ title }) => title)).toContain('受理时限中止告知书')
    const history = await (await site.as('manager')).get(`${park}/instances/${story.id}/history`)
    expect(history.text).toContain('pauseClock')
  })

  test('is never decided by those for whom it was asked', async () => {
    const review = await story.task(PLANNER, 'reviewP')
    const end = await standIn(PLANNING_HEAD, HEAD)
    // Asked as the head of planning, by the substitute; the absent one may not approve what was asked in their name.
    const request = await asked(HEAD, review, { ...extension })
    const own = await decide(PLANNING_HEAD, request, 'approval')
    const byHead = await decide(HEAD, request, 'approval')
    mustSucceed(await (await site.as('manager')).post(end))

    expect([own.body.code, byHead.body.code]).toEqual(['same-person', 'same-person'])
    mustSucceed(await decide(PLANNER, request, 'withdrawal'))
    expect(await states(review)).toEqual(['withdrawn'])
  })

  test('is not approved only with a reason, which who asked finds in their inbox', async () => {
    const review = await story.task(PLANNER, 'reviewP')
    const request = await asked(PLANNER, review, extension)

    const silent = await decide(PLANNING_HEAD, request, 'refusal', { reason: ' ' })
    mustSucceed(await decide(PLANNING_HEAD, request, 'refusal', { reason: '材料已经齐全，按期办理' }))

    expect(silent.body.code).toBe('reason-missing')
    expect(await look(PLANNER, inbox)).toMatch(/未批准[\s\S]*不批准的理由：材料已经齐全，按期办理/)
    expect(await look(PLANNER, pageOf(`${park}/inbox/copied`))).toContain(pageOf(review))
    expect((await notices()).map(({ title }) => title)).not.toContain('计时申请未批准')
  })

  test('of a whole application is decided by the head of its lead department, and lengthens it once', async () => {
    mustSucceed(await (await site.as(REVIEWER)).post(`${task}/clock/resume`, { result: '评审意见已收到' }))
    const request = await asked(LEAD, story.url, { ...extension, clock: 'statutory' })

    const stranger = await decide(HEAD, request, 'approval')
    mustSucceed(await decide(LEAD_HEAD, request, 'approval'))

    expect(stranger.body.code).toBe('clock-not-yours')
    expect((await ask(LEAD, story.url, { ...extension, clock: 'statutory' })).body.code).toBe('already-extended')
    expect(await look(LEAD, pageOf(`${story.url}/clocks`))).toContain(
      `延期 2 个工作日（${nameOf(LEAD)}申请，${nameOf(LEAD_HEAD)}批准）：案情复杂`,
    )
  })

  test('that was approved just before the server died is carried out afterwards, once', async () => {
    const review = await story.task(PLANNER, 'reviewL')
    const request = await asked(PLANNER, review, extension)
    mustSucceed(await decide(PLANNING_HEAD, request, 'approval'))
    const due = async () => (await (await site.as(PLANNER)).get(review)).body.dueAt
    const before = await due()
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    await sql`update clock_requests set state = 'asked' where id = ${request.split('/').at(-1) ?? ''}`
    await sql.end()

    await settleRequests(site.app)

    expect(await states(review)).toEqual(['approved'])
    expect(await due()).toBe(before)
    expect((await notices()).filter(({ kind }) => String(kind) === 'clockExtended')).toHaveLength(2)
  })

  test('falls away with its clock', async () => {
    const review = await story.task(PLANNER, 'reviewP')
    const request = await asked(PLANNER, review, extension)
    mustSucceed(await (await site.as(PLANNER)).post(`${review}/claim`))
    mustSucceed(await (await site.as(PLANNER)).post(`${review}/answer`, { outcome: 'agree' }))
    mustSucceed(await (await site.as('checker-natural-resources')).post(`${review}/confirmation`))

    const late = await decide(PLANNING_HEAD, request, 'approval')
    await settleRequests(site.app)

    expect(late.body.code).toBe('state-does-not-allow')
    expect(await states(review)).toEqual(['lapsed', 'refused', 'withdrawn'])
    expect(await look(PLANNER, inbox)).toContain('已失效')
  })

  test('is not needed where the process itself stops a clock: the applicant is told of both ends, once each', async () => {
    const review = await story.task('reviewer-urban-management', 'reviewO')
    const reviewer = await site.as('reviewer-urban-management')
    // Time stands still here, so that their order says nothing; and what is told by itself may be told at any moment.
    const known = new Set((await notices()).map(({ id }) => String(id)))
    const newlyTold = async () => {
      const told = (await notices()).filter(({ id }) => !known.has(String(id)))
      for (const { id } of told) known.add(String(id))
      return told
    }
    mustSucceed(await reviewer.post(`${review}/claim`))
    mustSucceed(await reviewer.post(`${review}/answer`, { outcome: 'needsProcedure', reason: '须经专家评审' }))
    mustSucceed(await (await site.as('checker-urban-management')).post(`${review}/confirmation`))
    const procedure = await story.task('reviewer-urban-management', 'procedureO')
    await tellLostMoves(site.app)
    await tellLostMoves(site.app)
    const begun = await newlyTold()
    mustSucceed(await reviewer.post(`${procedure}/claim`))
    mustSucceed(await reviewer.post(`${procedure}/answer`, { fields: { result: '评审通过' } }))
    await site.engine.whenIdle()

    await tellLostMoves(site.app)
    await tellLostMoves(site.app)

    expect(begun.map(({ kind }) => String(kind))).toEqual(['clockPaused'])
    expect(String(begun[0]?.body)).toMatch(
      /因专家评审，自 2024年4月25日[^\n]*行政许可法第四十五条[^\n]*\n理由：进入“听证/,
    )
    const ended = await newlyTold()
    expect(ended.map(({ kind }) => String(kind))).toEqual(['clockResumed'])
    expect(String(ended[0]?.body)).toMatch(/环节已经结束，自动恢复。\n新的到期时间：整件申请（承诺时限）2024年4月/)
  })
})
