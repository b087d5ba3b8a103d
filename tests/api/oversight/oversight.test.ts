import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ageCards } from '../../../api/cards/age-cards.ts'
import { exampleDeferred, exampleForm } from '../../../api/demo-data/example-form.ts'
import { watchClocks } from '../../../api/oversight/watching/watch-clocks.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Json } from '../../support/caller.ts'
import { stopByLaw } from '../../support/stop-by-law.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const REVIEWER = 'reviewer-civil-air-defence'

let site: TestApp
let story: Story

beforeAll(async () => {
  site = await startTestApp()
  await setTime('2024-04-25T08:52:00+08:00')
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
})
afterAll(async () => await site.close())

async function setTime(now: string): Promise<void> {
  mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
}

describe('an oversight notice', () => {
  const notices = async (account = 'overseer', query = '') =>
    (await (await site.as(account)).get(`${park}/oversight-notices${query}`)).list
  const act = async (account: string, notice: Json | undefined, path: string, words = '') =>
    await (await site.as(account)).post(`${park}/oversight-notices/${String(notice?.id)}/${path}`, { words })

  test('goes to each department whose step is overdue, once, and to none whose clock stands still', async () => {
    const pause = { ground: 'expertReview', why: '结构复杂', evidence: ['专家评审通知书'] }
    const task = await story.task(REVIEWER, 'reviewC')
    await stopByLaw(site, REVIEWER, task, pause)
    await setTime('2024-04-28T09:00:00+08:00')

    await watchClocks(site.app)
    await watchClocks(site.app)

    const raised = await notices()
    expect(raised.map(({ department }) => String(department)).sort()).toEqual([
      ...['housing-construction', 'housing-construction', 'natural-resources', 'natural-resources'],
      ...['real-estate-registry', 'urban-management'],
    ])
    expect(raised.map(({ number }) => String(number)).sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `督办〔2024〕${n}号`),
    )
    expect(raised[0]).toMatchObject({ cause: 'stepOverdue', state: 'issued', raisedBy: null, answerDays: 2 })
    expect(String(raised[0]?.what)).toMatch(
      /“审查.+”环节承诺时限 1 个工作日，2024年4月26日 17:30 到期，至今没有办结，已经超时/,
    )
  })

  test('is answered by its department alone, sent back or closed by the overseer, and by nobody else', async () => {
    const [mine] = await notices('reviewer-urban-management')
    const foreign = await (await site.as(REVIEWER)).get(`${park}/oversight-notices/${String(mine?.id)}`)

    const byManager = await act('manager', mine, 'answer', '代答')
    const early = await act('overseer', mine, 'closure')
    const empty = await act('reviewer-urban-management', mine, 'answer')
    mustSucceed(await act('reviewer-urban-management', mine, 'answer', '材料多，今天办结。'))
    mustSucceed(await act('overseer', mine, 'return', '没有写明超时的原因。'))
    mustSucceed(await act('signatory-urban-management', mine, 'answer', '经办人外出，未移交；今天办结。'))
    const closed = mustSucceed(await act('overseer', mine, 'closure'))

    expect([foreign.status, byManager.status]).toEqual([404, 403])
    expect([early.body.code, empty.body.code]).toEqual(['oversight-move-not-allowed', 'reason-missing'])
    expect(closed).toMatchObject({ state: 'closed' })
    expect((await notices('reviewer-urban-management', '?state=open')).length).toBe(0)
    const { acts } = (await (await site.as('overseer')).get(`${park}/oversight-notices/${String(mine?.id)}`)).body
    expect(acts).toMatchObject([{ act: 'answer' }, { act: 'sendBack' }, { act: 'answer' }, { act: 'close' }])
  })

  test('goes to the leader when it was not answered in time, and must still be answered', async () => {
    const [late] = await notices('reviewer-real-estate-registry')
    await setTime('2024-05-06T09:00:00+08:00')

    await watchClocks(site.app)

    const url = `${park}/oversight-notices/${String(late?.id)}`
    expect((await (await site.as('manager')).get(url)).body).toMatchObject({
      state: 'escalated',
      acts: [{ act: 'escalate', words: '何婧', person: null }],
    })
    const answered = await act('reviewer-real-estate-registry', late, 'answer', '系统故障，已恢复。')
    expect(answered.body.state).toBe('answered')
  })

  test('is raised for conduct by an overseer, once per key, with what is the matter', async () => {
    const overseer = await site.as('overseer')
    const asked = {
      ...{ department: 'housing-construction', cause: 'askedTwice', applicationId: story.id },
      ...{ what: '施工合同已经提交，又要求企业重复提交。', answerDays: 3 },
    }
    const key = v7()

    const once = await overseer.post(`${park}/oversight-notices`, asked, key)
    const twice = await overseer.post(`${park}/oversight-notices`, asked, key)
    const nowhere = await overseer.post(`${park}/oversight-notices`, { ...asked, department: 'nobody' })
    const byManager = await (await site.as('manager')).post(`${park}/oversight-notices`, asked)

    expect(once.body).toMatchObject({ state: 'issued', raisedBy: '郑毅', answerBy: '2024-05-09T09:30:00.000Z' })
    expect(twice.body.id).toBe(once.body.id)
    expect([nowhere.body.code, byManager.status]).toEqual(['oversight-incomplete', 403])
  })

  test('is raised for what the park rules', async () => {
    const manager = await site.as('manager')
    const step = { about: 'step', clock: 'promised', light: 'red', afterDays: 5, answerDays: 1 }
    const before = (await notices()).length
    mustSucceed(await manager.put(`${park}/oversight-rules`, { time: [step] }))
    await setTime('2024-05-08T09:00:00+08:00')

    await watchClocks(site.app)

    const raised = await notices('overseer', '?state=issued&cause=stepOverdue')
    expect(raised.map(({ what }) => String(what)).every((what) => what.includes('已超时 5 个工作日'))).toBe(true)
    expect((await notices()).length - before).toBe(6)
    expect((await (await site.as('overseer')).put(`${park}/oversight-rules`, { time: [] })).status).toBe(403)
  })
})

describe('a card of one of the five parties', () => {
  const asked = (more: object = {}) => ({
    ...{ applicationId: story.id, party: 'contractor', ground: 'absence' },
    ...{ whatHappened: '约定 4 月 24 日联合勘验，施工单位未到场。', evidence: '勘验签到表', ...more },
  })
  const proposed = async (account = 'overseer', more: object = {}): Promise<Json> =>
    mustSucceed(await (await site.as(account)).post(`${park}/cards`, asked(more)))
  const act = async (account: string, card: Json, path: string, words = '') =>
    await (await site.as(account)).post(`${park}/cards/${String(card.id)}/${path}`, { words })
  const read = async (card: Json) =>
    mustSucceed(await (await site.as('overseer')).get(`${park}/cards/${String(card.id)}`))
  const given = async (more: object = {}) => {
    const card = await proposed('overseer', more)
    mustSucceed(await act('owner', card, 'statement', '当日另有安排。'))
    return mustSucceed(await act('overseer', card, 'giving', '理由不成立。'))
  }

  test('is told to the party, which has five working days, and given only after it was heard', async () => {
    const card = await proposed()

    const early = await act('overseer', card, 'giving', '事实清楚。')
    const stated = await act('owner', card, 'statement', '当日塔吊检修，已电话请假。')
    const after = mustSucceed(await act('overseer', card, 'giving', '请假没有登记。'))

    expect(card).toMatchObject({ state: 'proposed', colour: 'yellow', hearBy: '2024-05-14T09:30:00.000Z' })
    expect([early.status, early.body.code]).toEqual([409, 'card-without-hearing'])
    expect(stated.body).toMatchObject({ state: 'heard' })
    expect(after).toMatchObject({ state: 'given', number: '黄牌〔2024〕1号', expiresOn: null })
    const kept = (await (await site.as('overseer')).get(`${park}/refused-acts`)).list
    expect(kept).toMatchObject([{ act: 'giveCard', code: 'card-without-hearing', subject: String(card.id) }])
  })

  test('takes silence for heard once the days are over, dated when they were', async () => {
    const card = await proposed('overseer', { party: 'surveyor' })
    await setTime('2024-05-15T09:00:00+08:00')

    await ageCards(site.app)

    const heard = await read(card)
    expect(heard.state).toBe('heard')
    expect(heard.acts).toMatchObject([
      { act: 'propose' },
      { act: 'takeUp' },
      { act: 'hear', words: null, person: null, actedAt: String(card.hearBy) },
    ])
  })

  test('is nobody’s business before an overseer has taken a proposal of others up', async () => {
    const card = await proposed('reviewer-civil-air-defence', { party: 'designer' })
    const owner = await site.as('owner')

    const before = [await owner.get(`${park}/cards/${String(card.id)}`), await act('owner', card, 'statement', '不服')]
    const refused = await act('reviewer-civil-air-defence', card, 'hearing')
    mustSucceed(await act('overseer', card, 'hearing'))
    const after = await owner.get(`${park}/cards/${String(card.id)}`)
    const stranger = await (await site.as('owner-2')).get(`${park}/cards/${String(card.id)}`)

    expect(before.map(({ status }) => status)).toEqual([404, 404])
    expect([refused.status, after.status, stranger.status]).toEqual([403, 200, 404])
  })

  test('proposes a red one when it is the second yellow one within twelve months', async () => {
    const second = await given({ ground: 'lateRectification' })

    const all = (await (await site.as('overseer')).get(`${park}/cards?colour=red`)).list

    expect(second.number).toBe('黄牌〔2024〕2号')
    expect(all).toMatchObject([
      { ground: 'twoYellows', state: 'proposed', toldAt: null, evidence: '黄牌〔2024〕2号、黄牌〔2024〕1号' },
    ])
  })

  test('ends by itself, a yellow one six calendar months after closure, a red one twelve after it was given', async () => {
    await setTime('2024-08-30T09:00:00+08:00')
    const yellow = await given({ party: 'constructionSupervisor' })
    const red = await given({ party: 'constructionSupervisor', ground: 'falseReport' })

    const closed = mustSucceed(await act('overseer', yellow, 'closure', '已补做勘验。'))
    await setTime('2025-02-28T17:00:00+08:00')
    await ageCards(site.app)
    const lastDay = await read(yellow)
    await setTime('2025-03-01T00:00:00+08:00')
    await ageCards(site.app)

    expect([closed.expiresOn, red.expiresOn]).toEqual(['2025-02-28', '2025-08-30'])
    expect([lastDay.state, (await read(yellow)).state, (await read(red)).state]).toEqual(['given', 'expired', 'given'])
    expect((await read(yellow)).acts).toHaveLength(6)
  })

  test('is withdrawn when an objection is upheld, by another person than who gave it', async () => {
    const card = await given({ party: 'designer', ground: 'safetyIgnored' })

    mustSucceed(await act('owner', card, 'objection', '整改已在期限内完成。'))
    const again = await act('owner', card, 'objection', '再次异议')
    const same = await act('overseer', card, 'objection/upholding', '确有错误')
    const upheld = mustSucceed(await act('manager', card, 'objection/upholding', '复核属实，整改在期限内。'))
    const late = await act('overseer', card, 'closure', '闭合')

    expect([again.body.code, same.body.code]).toEqual(['card-move-not-allowed', 'same-person'])
    expect(upheld).toMatchObject({ state: 'withdrawn', objection: 'upheld' })
    expect(late.body.code).toBe('card-move-not-allowed')
    const kept = (await (await site.as('overseer')).get(`${park}/refused-acts`)).list
    expect(kept.map((each) => String(each.act))).toContain('decideObjection')
  })

  test('is proposed once per key, and not for a party that the application does not name', async () => {
    const overseer = await site.as('overseer')
    const key = v7()

    const [one, two] = [
      await overseer.post(`${park}/cards`, asked(), key),
      await overseer.post(`${park}/cards`, asked(), key),
    ]
    const bare = await overseer.post(`${park}/cards`, asked({ evidence: '' }))
    const byRule = await overseer.post(`${park}/cards`, asked({ ground: 'twoYellows' }))
    const owner = await (await site.as('owner')).post(`${park}/cards`, asked())

    expect(two.body.id).toBe(one.body.id)
    expect(bare.body).toMatchObject({ code: 'card-incomplete' })
    expect([byRule.status, owner.status]).toEqual([400, 403])
  })

  test('lets nothing be deferred while it is in force, and a red one nothing be promised, until the day that it says', async () => {
    const draft = await tell(site, { ...exampleForm, projectName: '二期' })
    const owner = await site.as('owner')
    const defer = async () => await owner.post(`${draft.url}/materials/${exampleDeferred}/deferral`, { signed: true })
    const promise = async () => await owner.post(`${draft.url}/materials/discharge-data/promise`, { signed: true })

    const [barred, unpromised] = [await defer(), await promise()]
    await setTime('2025-08-31T09:00:00+08:00')
    await ageCards(site.app)
    const [stillYellow, promised] = [await defer(), await promise()]

    expect(barred.body.code).toBe('credit-bars-deferral')
    expect(String(barred.body.detailZh)).toContain('2025年8月30日前（含当日）不适用容缺受理')
    expect([unpromised.body.code, promised.status]).toEqual(['credit-bars-promise', 201])
    expect(String(stillYellow.body.detailZh)).toContain('黄牌闭合满六个月以前不适用容缺受理')
  })
})
