import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ageCards } from '../../../api/cards/age-cards.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Json } from '../../support/caller.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

describe('a card of one of the five parties', () => {
  let site: TestApp
  let story: Story

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
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

  beforeAll(async () => {
    site = await startTestApp()
    await setTime('2024-04-25T08:52:00+08:00')
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
  })
  afterAll(async () => await site.close())

  test('is told to the party, which has five working days, and given only after it was heard', async () => {
    const card = await proposed()

    const early = await act('overseer', card, 'giving', '事实清楚。')
    const stated = await act('owner', card, 'statement', '当日塔吊检修，已电话请假。')
    const after = mustSucceed(await act('overseer', card, 'giving', '请假没有登记。'))

    expect(card).toMatchObject({ state: 'proposed', colour: 'yellow', hearBy: '2024-05-06T09:30:00.000Z' })
    expect([early.status, early.body.code]).toEqual([409, 'card-without-hearing'])
    expect(stated.body).toMatchObject({ state: 'heard' })
    expect(after).toMatchObject({ state: 'given', number: '黄牌〔2024〕1号', expiresOn: null })
    const kept = (await (await site.as('overseer')).get(`${park}/refused-acts`)).list
    expect(kept).toMatchObject([{ act: 'giveCard', code: 'card-without-hearing', subject: String(card.id) }])
  })

  test('takes silence for heard once the days are over, dated when they were', async () => {
    const card = await proposed('overseer', { party: 'surveyor' })
    await setTime('2024-05-07T09:00:00+08:00')

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
})
