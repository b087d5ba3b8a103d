import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Happening, tellAcceptance as tellToTheEnd } from '../../../api/demo-story/acceptance/tell-acceptance.ts'
import { timelineOf } from '../../../api/demo-story/acceptance/timeline-of.ts'
import {
  prepareBundle,
  recheck,
  rectify,
  review,
  sendNotice,
  signAll,
  survey,
  surveyors,
  tellAcceptance,
} from '../../support/acceptance.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story } from '../../support/story.ts'
import { openPdf, textOfPage } from '../../templates/read-pdf.ts'

const LEAD = 'reviewer-housing-construction'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => await site.close())

describe('joint acceptance, told to its end', () => {
  let pages: readonly string[]
  let timeline: Awaited<ReturnType<typeof timelineOf>>

  beforeAll(async () => {
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 })
    const happenings: Happening[] = []
    const { application, combined } = await tellToTheEnd(url, (happening) => happenings.push(happening))
    timeline = await timelineOf(url, application, happenings)
    const pdf = await openPdf(combined)
    pages = await Promise.all([1, 2, 3, 4].map((page) => textOfPage(pdf, page)))
  }, 120_000)

  test('counts five working days, and none while the enterprise mends', () => {
    const of = (kind: string) => timeline.days.filter((day) => day.kind === kind).map(({ date }) => date)

    expect(of('counted')).toEqual(['11-04', '11-05', '11-06', '11-13', '11-18'])
    expect(of('suspended')).toEqual(['11-07', '11-10', '11-11', '11-12', '11-14', '11-17'])
    expect(timeline.events.map(({ day }) => day)).not.toContain(-1)
  })

  test('prints in the opinion what every department said, and when', () => {
    const opinion = pages[1] ?? ''

    for (const line of [
      '湘潭经开联验〔2025〕9号',
      '规划核实：符合（自然资源和规划局，2025年11月5日）',
      '消防验收：整改后符合（住房和城乡建设局，2025年11月13日）',
      '档案验收：整改后符合（城建档案馆，2025年11月17日）',
      '各事项验收合格，整改完毕，同意通过联合验收。',
    ]) {
      expect(opinion.replaceAll('\n', '')).toContain(line)
    }
  })

  test('prints the five parties in the filing, and land and building in the certificate', () => {
    const [filing = '', certificate = ''] = pages.slice(2).map((page) => page.replaceAll('\n', ''))

    for (const word of ['演示甲', '演示乙', '演示丙', '演示丁', '演示戊', '2025年10月27日', '同意备案']) {
      expect(filing).toContain(word)
    }
    for (const word of [
      '430302 009001 GB00901 F00010001',
      '房屋所有权',
      '98,000.00 平方米',
      '竣工时间：2025年10月20日',
    ]) {
      expect(certificate).toContain(word)
    }
  })
})

describe('joint acceptance that goes another way', () => {
  const at = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: `${now}:00+08:00` }))

  async function surveyAll(story: Story, except: readonly string[] = []): Promise<void> {
    for (const [item] of surveyors.filter(([letter]) => !except.includes(letter))) await survey(site, story, item)
  }

  test('takes a department that does not come for one without objection, and names it so', async () => {
    await at('2025-12-01T09:00')
    const story = await tellAcceptance(site)
    await surveyAll(story, ['A'])
    await prepareBundle(story)
    await at('2025-12-03T17:31')
    const { items, draft } = mustSucceed(
      await (await site.as(LEAD)).get(`${await story.task(LEAD, 'jointReview')}/opinions`),
    )
    await review(story)
    await signAll(story)
    await story.reaches('delivered')

    const pdf = await openPdf((await (await site.as('owner')).get(`${story.url}/permits.pdf`)).bytes)

    expect((await textOfPage(pdf, 2)).replaceAll('\n', '')).toContain('档案验收：到期未答复，视为没有意见')
    const silent = Object.values(items ?? {}).filter(({ isDeemed }) => String(isDeemed) === 'true')
    expect(silent.map(({ department, outcome }) => [department, outcome])).toEqual([['urban-archives', null]])
    expect(String(draft)).toContain('城建档案馆到期未答复，视为没有意见')
  })

  test('does not pass what was refused twice, and tells why', async () => {
    const story = await tellAcceptance(site)
    await survey(site, story, 'Q', ['visible-quality'])
    await surveyAll(story, ['Q'])
    await sendNotice(story)
    for (const state of ['inCorrection', 'inReview']) {
      await rectify(site, story)
      await recheck(site, story, 'Q', false)
      await story.reaches(state)
    }

    const lead = await site.as(LEAD)
    const task = await story.task(LEAD, 'jointReview')
    mustSucceed(await lead.post(`${task}/claim`))
    const passed = await lead.post(`${task}/answer`, { outcome: 'agree' })
    mustSucceed(await lead.post(`${task}/release`))
    expect([passed.status, passed.body.code]).toEqual([422, 'opinions-not-settled'])

    await review(story, {
      outcome: 'refuse',
      reason: '实体质量问题两次整改仍不符合',
      legalBasis: '质量管理条例第四十九条',
    })
    await story.reaches('refused')

    // That clocks run again is told by a sweep of its own, whenever it comes round.
    const told = (await (await site.as('owner')).get(`${story.url}/notices`)).list
    const notices = told.filter(({ kind }) => String(kind) !== 'clockResumed')
    expect(notices.map(({ kind }) => kind).slice(-3)).toEqual(['rectification', 'rectification', 'notPassed'])
    expect(String(notices.at(-1)?.body)).toContain('两次整改仍不符合')
    expect((await (await site.as('owner')).get(`${story.url}/permits`)).list).toEqual([])
  })

  test('ends when the enterprise withdraws in the middle of mending', async () => {
    const story = await tellAcceptance(site)
    await survey(site, story, 'P', ['areas-as-permitted'])
    await surveyAll(story, ['P'])
    await sendNotice(story)

    mustSucceed(await (await site.as('owner')).post(`${story.url}/withdrawal`))

    await story.reaches('withdrawn')
    const left = (await (await site.as('reviewer-real-estate-registry')).get(`${park}/tasks?view=department`)).list
    expect(left.filter(({ applicationId }) => String(applicationId) === story.id)).toEqual([])
  })

  test('delivers opinion and filing where the registry refuses the certificate', async () => {
    const story = await tellAcceptance(site)
    await surveyAll(story)
    await prepareBundle(story, {
      outcome: 'refuse',
      reason: '权籍调查成果缺界址点',
      legalBasis: '不动产登记暂行条例第二十二条',
    })
    await review(story)
    await story.answer('signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
    await story.reaches('partlyDelivered')

    const owner = await site.as('owner')
    expect((await owner.get(`${story.url}/permits`)).list.map(({ permit }) => permit)).toEqual(['J', 'F'])
    const told = (await owner.get(`${story.url}/notices`)).list.filter(({ kind }) => String(kind) !== 'clockResumed')
    expect(String(told.at(-1)?.body)).toContain('权籍调查成果缺界址点')
  })

  test('turns red when it takes longer than promised, and lapses when nothing is mended', async () => {
    await at('2026-01-05T09:00')
    const [slow, idle] = [await tellAcceptance(site), await tellAcceptance(site)]
    await survey(site, idle, 'G', ['green-area'])
    await surveyAll(idle, ['G'])
    await sendNotice(idle)

    await at('2026-01-15T17:31')
    const [clock] = (await (await site.as('overseer')).get(`${slow.url}/clock`)).list
    await at('2026-01-26T17:31')
    await idle.reaches('lapsed')

    expect(clock).toMatchObject({ clock: 'promised', light: 'red', dueAt: '2026-01-15T09:30:00.000Z' })
  })
})
