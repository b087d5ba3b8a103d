import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { followUp } from '../../../api/follow-ups/follow-up.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, review, reviews, type Story, sign as signAll, tell } from '../../support/story.ts'
import { openPdf, textOfPage } from '../../templates/read-pdf.ts'

/** Of the drainage permit. */
const CODE = 'discharge-data'

describe('a promise', () => {
  let site: TestApp
  let broken: Story

  beforeAll(async () => {
    site = await startTestApp()
    await at('2024-04-25T08:52:00+08:00')
    broken = await promising('承诺未履行')
  })
  afterAll(async () => await site.close())

  const at = async (now: string) => {
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))
    await settled()
  }

  const settled = async () => {
    await site.engine.whenIdle()
    await followUp(site.app)
    await site.engine.whenIdle()
  }

  const sign = async ({ url }: Story, code = CODE, account = 'owner') =>
    await (await site.as(account)).post(`${url}/materials/${code}/promise`, { signed: true })

  /** Delivered, its drainage permit on the enterprise's word. */
  const promising = async (projectName: string) => {
    const outlet = {
      dischargesToSewer: true,
      dischargeVolume: 30,
      outlets: '厂区东侧 1 号排放口',
      pollutants: '生活污水',
    }
    const story = await tell(site, { ...exampleForm, projectName, ...outlet })
    mustSucceed(await sign(story))
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    for (const [letter] of reviews) await review(story, letter, { outcome: 'agree' })
    const [reviewer, checker] = ['reviewer-drainage-authority', 'checker-drainage-authority']
    await story.answer(reviewer, 'reviewW', { outcome: 'agree' }, checker)
    await signAll(story)
    await settled()
    await story.reaches('delivered')
    return story
  }

  const promise = async ({ url }: Story) => (await (await site.as('owner')).get(`${url}/promises`)).list[0]

  const permit = async ({ url }: Story) =>
    (await (await site.as('owner')).get(`${url}/permits`)).list.find((each) => String(each.permit) === 'W')

  const titles = async ({ url }: Story) =>
    (await (await site.as('owner')).get(`${url}/notices`)).list.map(({ title }) => title)

  /** The text of a notice as its PDF holds it. */
  const readNotice = async ({ url }: Story, wanted: string) => {
    const owner = await site.as('owner')
    const notice = (await owner.get(`${url}/notices`)).list.find(({ title }) => String(title) === wanted)
    const address = `${url}/notices/${String(notice?.id)}/notice.pdf`
    expect((await (await site.as('owner-2')).get(address)).status).toBe(404)
    const pdf = await openPdf((await owner.get(address)).bytes)
    return (await textOfPage(pdf, 1)).replaceAll(/\s/g, '')
  }

  const find = async (story: Story, finding: string, account = 'reviewer-drainage-authority') => {
    const { id } = (await promise(story)) ?? {}
    const body = { finding, words: '现场核查：水质检测报告未提交。' }
    const answer = await (await site.as(account)).post(`${park}/promises/${String(id)}/findings`, body)
    await settled()
    return answer
  }

  test('is offered with its terms, signed by the owner alone, and taken back while the form is theirs', async () => {
    const story = await tell(site, { ...exampleForm, dischargesToSewer: true })

    expect((await sign(story, CODE, 'filer')).status).toBe(403)
    expect((await sign(story)).body).toMatchObject({ code: CODE, permits: ['W'] })
    mustSucceed(await (await site.as('owner')).remove(`${story.url}/materials/${CODE}/promise`))

    expect(await promise(story)).toBeUndefined()
  })

  test('is refused where public safety rests on the material, and where none is offered, and that is kept', async () => {
    const story = await tell(site)

    const unsafe = await sign(story, 'geological-report')
    const notOffered = await sign(story, 'occupation-plan')

    expect([unsafe.status, unsafe.body.code]).toEqual([422, 'promise-public-safety'])
    expect([notOffered.status, notOffered.body.code]).toEqual([422, 'promise-not-offered'])
    const kept = (await (await site.as('overseer')).get(`${park}/refused-acts?kind=promises`)).list
    expect(kept).toMatchObject([
      { subject: 'occupation-plan', code: 'promise-not-offered' },
      { subject: 'geological-report', code: 'promise-public-safety' },
    ])
    expect((await (await site.as('owner')).get(`${park}/refused-acts?kind=promises`)).status).toBe(403)
  })

  test('is judged by the department of its permit, once', async () => {
    expect(await promise(broken)).toMatchObject({ state: 'signed', verifyBy: '2024-07-22T09:30:00.000Z' })

    const stranger = await find(broken, 'kept', 'reviewer-natural-resources')
    const first = await find(broken, 'broken')
    const second = await find(broken, 'kept')

    expect([stranger.body.code, first.status, second.body.code]).toEqual([
      'wrong-department',
      204,
      'state-does-not-allow',
    ])
    expect(second.body.detailZh).toContain('未履行，限期改正')
    expect(await titles(broken)).toContain('告知承诺责令改正通知书')
  })

  test('that is mended in time stays without consequence', async () => {
    mustSucceed(await find(broken, 'mended'))

    expect(await promise(broken)).toMatchObject({ state: 'fixed' })
    expect(await permit(broken)).toMatchObject({ state: 'issued' })
  })

  test('that is not mended costs the permit, and bars promises and deferrals for a year', async () => {
    const story = await promising('逾期未改正')
    mustSucceed(await find(story, 'broken'))

    await at('2024-05-22T09:00:00+08:00')

    expect(await promise(story)).toMatchObject({ state: 'punished' })
    expect(await permit(story)).toMatchObject({ state: 'revoked' })
    expect(await titles(story)).toContain('证照撤销决定书')
    const decision = await readNotice(story, '证照撤销决定书')
    expect(decision).toMatch(
      /湘潭中工京迪产业园发展有限公司：.*理由：.*依据：国办发〔2020〕42号.*申请行政复议.*提起行政诉讼/,
    )
    const next = await tell(site, { ...exampleForm, dischargesToSewer: true })
    const refused = await sign(next)
    expect(refused.body).toMatchObject({ code: 'credit-bars-promise' })
    expect(refused.body.detailZh).toContain('2025年5月22日前（含当日）')
    const deferral = await (await site.as('owner')).post(`${next.url}/materials/supervision-contract/deferral`, {
      signed: true,
    })
    expect(deferral.body).toMatchObject({ code: 'credit-bars-deferral' })
  })
})
