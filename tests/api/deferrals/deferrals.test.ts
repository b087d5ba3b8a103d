import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { followUp } from '../../../api/follow-ups/follow-up.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { agreeToAll, mustSucceed, park, review, reviews, type Story, sign, tell } from '../../support/story.ts'

/** Of the construction permit, 10 working days. */
const CODE = 'supervision-contract'

describe('a deferred material', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
    await at('2024-04-25T08:52:00+08:00')
  })
  afterAll(async () => await site.close())

  const at = async (now: string) => {
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))
    await settled()
  }

  /** What the sweep does, and all that follows from it. */
  const settled = async () => {
    await site.engine.whenIdle()
    await followUp(site.app)
    await site.engine.whenIdle()
  }

  const deferring = async (projectName: string) => {
    const story = await tell(site, { ...exampleForm, projectName })
    mustSucceed(await (await site.as('owner')).post(`${story.url}/materials/${CODE}/deferral`, { signed: true }))
    await story.provideEverything()
    await story.submit()
    return story
  }

  const requirement = async (story: Story) => {
    const requirements = (await (await site.as('owner')).get(`${story.url}/requirements`)).list
    return requirements.find(({ code }) => String(code) === CODE)
  }

  const permit = async (story: Story) => {
    const permits = (await (await site.as('owner')).get(`${story.url}/permits`)).list
    const found = permits.find((each) => String(each.permit) === 'K')
    return { state: found?.state ?? null, id: String(found?.id), path: String(found?.verifyPath) }
  }

  const followers = async () => {
    const instances = (await (await site.as('manager')).get(`${park}/instances`)).list
    return instances.filter(({ processId }) => String(processId) === 'deferral-follow-up')
  }

  const titles = async (story: Story) =>
    (await (await site.as('owner')).get(`${story.url}/notices`)).list.map(({ title }) => title)

  test('is followed by one process from acceptance on, dated by the calendar, whoever looks how often', async () => {
    const story = await deferring('按期补交')
    expect(await requirement(story)).toMatchObject({ state: 'deferred', deferral: { state: 'open', dueAt: null } })

    await agreeToAll(story)
    await Promise.all([followUp(site.app), followUp(site.app), followUp(site.app)])
    await settled()

    // 10 working days over the holiday of 1 May: Sat 2024-05-11 is a make-up day.
    expect(await requirement(story)).toMatchObject({ deferral: { dueAt: '2024-05-11T09:30:00.000Z' } })
    expect(await followers()).toHaveLength(1)

    await at('2024-05-09T18:00:00+08:00')
    expect(await titles(story)).toContain('容缺材料补交提醒')
    await story.upload(CODE)
    await settled()
    await at('2024-05-13T09:00:00+08:00')

    expect(await requirement(story)).toMatchObject({ state: 'provided', deferral: { state: 'fulfilled' } })
    expect(await permit(story)).toMatchObject({ state: 'issued' })
    expect(await titles(story)).not.toContain('容缺承诺未履行告知书')
  })

  test('suspends its permit when it does not come, bars the enterprise, and restores it when it comes late', async () => {
    const owner = await site.as('owner')
    const story = await deferring('逾期补交')
    const other = await tell(site, { ...exampleForm, projectName: '另一件' })
    await agreeToAll(story)
    await settled()

    await at('2024-05-28T09:00:00+08:00')

    expect(await requirement(story)).toMatchObject({ state: 'breached', isMet: false, deferral: { state: 'breached' } })
    const { id, path } = await permit(story)
    expect(mustSucceed(await site.nobody.get(`/api/v1${path}`))).toMatchObject({
      isValid: false,
      permits: [{ state: 'useSuspended', stateSince: expect.stringMatching(/^2024-05-28/) }],
    })
    expect((await site.nobody.get(path)).text).toContain('证照暂停使用')
    expect((await owner.get(`/parks/demo/applications/${story.id}`)).text).toContain('监理合同逾期未补交')
    expect((await owner.get('/parks/demo/credit')).text).toContain('容缺材料逾期未补交')
    expect(await titles(story)).toEqual(expect.arrayContaining(['证照暂停使用决定书', '容缺承诺未履行告知书']))
    const again = await owner.post(`${other.url}/materials/${CODE}/deferral`, { signed: true })
    expect(again.body).toMatchObject({ code: 'credit-bars-deferral' })
    expect(again.body.detailZh).toContain('2024年11月28日前（含当日）')

    await story.upload(CODE)
    await settled()

    expect(await permit(story)).toMatchObject({ state: 'issued' })
    expect((await site.nobody.get(path)).text).toContain('证照有效')
    expect((await owner.get(`${park}/permits/${id}/moves`)).list).toMatchObject([
      { move: 'suspendUse', by: null },
      { move: 'restore', by: null },
    ])
    expect(await requirement(story)).toMatchObject({ state: 'breached', isMet: true })
  })

  test('revokes its permit when it does not come at all', async () => {
    await at('2024-12-02T09:00:00+08:00')
    const story = await deferring('始终未交')
    await agreeToAll(story)
    await settled()

    await at('2024-12-17T09:00:00+08:00')
    expect(await permit(story)).toMatchObject({ state: 'useSuspended' })
    await at('2025-01-02T09:00:00+08:00')

    expect(await permit(story)).toMatchObject({ state: 'revoked' })
    expect(await titles(story)).toContain('证照撤销决定书')
  })

  test('holds the issue back while it is late, and lets it go on by itself when it is brought to the window', async () => {
    await at('2025-07-01T09:00:00+08:00')
    const story = await deferring('暂缓核发')
    await story.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
    await settled()
    await at('2025-07-16T09:00:00+08:00')
    for (const [letter] of reviews) await review(story, letter, { outcome: 'agree' })
    await sign(story)
    await site.engine.whenIdle()
    const [held] = (await (await site.as('manager')).get(`${park}/incidents`)).list
    expect(String(held?.messageZh ?? held?.message)).toContain('暂缓核发')
    expect(await permit(story)).toMatchObject({ state: null })

    const window = await site.as('window')
    const brought = await window.call({
      method: 'POST',
      url: `/parks/demo/window/${story.id}/papers`,
      payload: `code=${CODE}&kind=copy&pages=12`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
    expect(brought.status).toBe(303)
    await settled()

    await story.reaches('delivered')
    expect(await permit(story)).toMatchObject({ state: 'issued' })
  })

  test('is no matter any more when the application is withdrawn', async () => {
    await at('2026-03-02T09:00:00+08:00')
    const story = await deferring('撤回的申请')
    await story.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
    await settled()

    mustSucceed(await (await site.as('owner')).post(`${story.url}/withdrawal`))
    await settled()

    expect(await requirement(story)).toMatchObject({ deferral: { state: 'cancelled' } })
    expect((await followers()).filter(({ endedAt }) => endedAt === null)).toEqual([])
  })
})
