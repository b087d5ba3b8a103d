import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { deploySiteSurvey } from '../../support/site-survey/deploy.ts'
import { jpeg, mp4, png } from '../../support/site-survey/media.ts'
import {
  defender,
  lead,
  planner,
  proposal,
  type SurveyStory,
  signature,
  takePhoto,
  tellSurvey,
} from '../../support/site-survey/tell-survey.ts'
import { mustSucceed, park } from '../../support/story.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
  await deploySiteSurvey(site)
}, 60_000)
afterAll(async () => {
  await site.close()
})

describe('the appointment of a survey', () => {
  let story: SurveyStory

  beforeAll(async () => {
    story = await tellSurvey(site)
  })

  test('lets the lead propose up to five times, and the enterprise and the departments say which suit', async () => {
    const [caller, owner, planning] = [await site.as(lead), await site.as('owner'), await site.as(planner)]
    await story.claim(lead, 'arrange')
    const url = `${story.url}/survey-appointment`

    const tooMany = await caller.put(`${url}/proposal`, proposal(site, [26, 28, 30, 50, 52, 54]))
    const past = await caller.put(`${url}/proposal`, proposal(site, [-2]))
    const proposed = mustSucceed(await caller.put(`${url}/proposal`, proposal(site, [26, 50])))
    const [one, two] = [String(proposed.times?.[0]?.id), String(proposed.times?.[1]?.id)]
    mustSucceed(await owner.post(`${url}/answers`, { answers: [{ time: one, suits: true }] }))
    mustSucceed(await planning.post(`${url}/answers`, { answers: [{ time: two, suits: false }] }))
    const stranger = await (await site.as('reviewer-taxation')).post(`${url}/answers`, {
      answers: [{ time: one, suits: true }],
    })
    const copied = (await planning.get(`${park}/tasks?view=copied`)).list

    expect([tooMany, past].map(({ body }) => String(body.code))).toEqual(['survey-time-refused', 'survey-time-refused'])
    expect(stranger.body).toMatchObject({ code: 'wrong-department' })
    expect(copied).toMatchObject([{ node: 'arrange', applicationId: story.id }])
    expect((await owner.get(url)).body).toMatchObject({
      state: 'proposed',
      parties: ['applicant', 'natural-resources', 'civil-air-defence'],
      times: [
        { id: one, answers: [{ party: 'applicant', suits: true }] },
        { id: two, answers: [{ party: 'natural-resources', suits: false }] },
      ],
    })
  })

  test('ends with a confirmed time that everybody is told, and is moved once with a reason', async () => {
    const [caller, owner] = [await site.as(lead), await site.as('owner')]
    const url = `${story.url}/survey-appointment`
    const task = (await caller.get(`${park}/tasks?view=mine`)).list.find(({ node }) => String(node) === 'arrange')
    const { times } = (await caller.get(url)).body
    const around = await caller.post(`${park}/tasks/${task?.instanceId}/${task?.key}/answer`, {})

    const confirmed = mustSucceed(await caller.post(`${url}/confirmation`, { time: String(times?.[0]?.id) }))
    const [later] = proposal(site, [74]).times
    const moved = mustSucceed(await caller.post(`${url}/move`, { ...later, reason: '台风停工' }))
    const again = await caller.post(`${url}/move`, { ...later, reason: '再改' })
    await site.engine.whenIdle()
    const notices = (await owner.get(`${story.url}/notices`)).list

    expect(around.body).toMatchObject({ code: 'appointment-not-confirmed' })
    expect(confirmed).toMatchObject({ state: 'confirmed', startsAt: times?.[0]?.startsAt })
    expect(moved).toMatchObject({ state: 'moved', startsAt: later?.startsAt, movedBecause: '台风停工' })
    expect(again.body).toMatchObject({ code: 'appointment-move-not-allowed' })
    expect(notices.map(({ title }) => String(title))).toEqual(['联合勘验通知书', '联合勘验改期通知书'])
    expect(String(notices[1]?.body)).toContain('响水大道 1 号')
    expect((await (await site.as(planner)).get(`${park}/tasks?view=department`)).text).toContain('surveyP')
  })
})

describe('the survey', () => {
  let story: SurveyStory
  let task: string

  beforeAll(async () => {
    story = await tellSurvey(site)
    await story.arrange()
    task = await story.claim(planner, 'surveyP')
  })

  test('keeps what is sent twice once, and tells of what a colleague has said meanwhile', async () => {
    const [own, colleague] = [await site.as(planner), await site.as(`${planner}-deputy`)]
    const item = `${task}/survey/items/building-line`
    const key = v7()

    const first = mustSucceed(await own.put(item, { result: 'conforms', version: 0 }))
    const same = mustSucceed(await own.put(item, { result: 'conforms', version: 0 }))
    const stale = await colleague.put(item, { result: 'notApplicable', version: 0 })
    const [once, twice] = [
      await takePhoto(own, item, jpeg(), key, 'a.jpg'),
      await takePhoto(own, item, jpeg(), key, 'a.jpg'),
    ]
    const other = await takePhoto(own, item, png(), key)
    const { items } = (await own.get(`${task}/survey`)).body

    expect([first.version, same.version]).toEqual([1, 1])
    expect(stale.body).toMatchObject({ code: 'survey-item-changed' })
    expect([once.body.id, twice.body.id]).toEqual([key, key])
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' })
    expect(items?.[0]).toMatchObject({ code: 'building-line', result: 'conforms', version: 1, photos: [key] })
  })

  test('takes photos only, of a size that can be looked at, without their place', async () => {
    const own = await site.as(planner)
    const item = `${task}/survey/items/building-line`
    const { items } = (await own.get(`${task}/survey`)).body
    const photo = `${story.url}/survey-photos/${items?.[0]?.photos?.[0]}`

    const film = await takePhoto(own, item, mp4, undefined, 'film.mp4')
    const damaged = await takePhoto(own, item, jpeg().subarray(0, 900), undefined, 'a.jpg')
    const shown = await own.get(photo)
    const [owner, others] = [await (await site.as('owner')).get(photo), await (await site.as(defender)).get(photo)]

    expect([film, damaged].map(({ status }) => status)).toEqual([422, 422])
    expect(shown.headers['content-type']).toBe('image/jpeg')
    expect(shown.bytes.includes('N27.83')).toBe(false)
    expect([owner.status, others.status]).toEqual([404, 404])
  })

  test('is signed when it is complete, by two officials at least', async () => {
    const own = await site.as(planner)
    const signed = await signature(site, planner)

    const around = await own.post(`${task}/answer`, { outcome: 'noFinding' })
    const incomplete = await own.post(`${task}/survey/signature`, {
      ...signed,
      officials: signed.officials.slice(0, 1),
    })
    mustSucceed(
      await own.put(`${task}/survey/items/green-area`, {
        ...{ result: 'doesNotConform', note: '少 300 平方米', howToFix: '按图补植', version: 0 },
      }),
    )
    mustSucceed(await own.post(`${task}/survey/signature`, signed))

    expect(around.body).toMatchObject({ code: 'survey-not-signed' })
    expect(Object.values(incomplete.body.errors ?? {}).map(({ field }) => String(field))).toEqual([
      'items.green-area.result',
      'officials',
    ])
    expect((await own.get(task)).body).toMatchObject({ state: 'answered' })
  })

  test('is not changed after it was signed, and who tried is kept', async () => {
    const [own, overseer] = [await site.as(planner), await site.as('overseer')]
    const photo = (await own.get(`${task}/survey`)).body.items?.[0]?.photos?.[0]

    const refused = [
      await own.put(`${task}/survey/items/green-area`, { result: 'conforms', version: 1 }),
      await takePhoto(own, `${task}/survey/items/green-area`),
      await own.remove(`${task}/survey/photos/${photo}`),
      await own.post(`${task}/survey/signature`, await signature(site, planner)),
    ]
    const kept = (await overseer.get(`${park}/refused-acts?application=${story.id}`)).list

    expect(refused.map(({ body }) => String(body.code))).toEqual(Array(4).fill('survey-signed'))
    expect(kept.map(({ act }) => String(act))).toEqual(Array(4).fill('changeSurvey'))
    expect((await own.get(`${task}/survey`)).body).toMatchObject({ isSigned: true })
  })

  test('shows the applicant nothing of it before the notice, and then the record of all', async () => {
    const [owner, own] = [await site.as('owner'), await site.as(planner)]
    const record = `${story.url}/survey-record`
    const before = await own.get(record)
    const { items } = (await own.get(`${task}/survey`)).body
    const photo = `${story.url}/survey-photos/${items?.[0]?.photos?.[0]}`

    await story.sign(defender, await story.survey(defender, 'surveyC', []))
    const [hidden, shared] = [await owner.get(record), await own.get(record)]
    const photos = [await owner.get(photo), await (await site.as(defender)).get(photo)]
    await story.merge()
    photos.push(await owner.get(photo))
    const shown = await owner.get(record)

    expect(before.body.parts).toMatchObject([{ state: 'signed' }, { state: 'underWay' }])
    expect(hidden.status).toBe(404)
    expect(photos.map(({ status }) => status)).toEqual([404, 200, 200])
    expect(shared.body.parts).toMatchObject([{ state: 'signed' }, { state: 'signed', department: 'civil-air-defence' }])
    expect(shown.body.parts?.[0]).toMatchObject({
      items: [{ result: 'conforms' }, { result: 'doesNotConform', note: '少 300 平方米', howToFix: '按图补植' }],
      attendedBy: '刘洋',
    })
    expect((await owner.get(`${story.url}/notices`)).text).toContain('绿地面积：少 300 平方米')
  })
})
