import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exampleFinding } from '../../../api/demo-data/example-form.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'

describe('tasks', () => {
  let site: TestApp
  let story: Story

  beforeAll(async () => {
    site = await startTestApp()
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: '2024-04-25T08:52:00+08:00' }))
  })
  beforeEach(async () => {
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
  })
  afterAll(async () => await site.close())

  const accept = async () => {
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
  }

  test('belong to their department and post', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')

    const claims = []
    for (const account of ['reviewer-urban-management', 'checker-civil-air-defence', 'window', 'owner', 'assistant']) {
      claims.push((await (await site.as(account)).post(`${task}/claim`)).body.code)
    }
    const answer = await (await site.as('reviewer-urban-management')).post(`${task}/answer`, { outcome: 'agree' })
    const stranger = await (await site.as('owner-2')).get(task)
    const unsigned = await site.nobody.post(`${task}/claim`)

    expect(claims).toEqual(Array(5).fill('wrong-department'))
    expect([answer.status, stranger.status, unsigned.status]).toEqual([403, 403, 401])
  })

  test('are listed by what a person may do with them, most urgent first', async () => {
    await accept()
    const reviewer = await site.as('reviewer-natural-resources')
    const ours = async (view: string) =>
      (await reviewer.get(`${park}/tasks?view=${view}`)).list
        .filter(({ applicationId }) => String(applicationId) === story.id)
        .map(({ node }) => String(node))
    const before = [await ours('department'), await ours('mine')]

    await review(story, 'L', { outcome: 'agree' })
    mustSucceed(await reviewer.post(`${await story.task('reviewer-natural-resources', 'reviewP')}/claim`))

    expect(before).toEqual([['reviewL', 'reviewP'], []])
    expect([await ours('department'), await ours('mine'), await ours('done')]).toEqual([[], ['reviewP'], ['reviewL']])
  })

  test('can be given back and taken by a deputy', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const [first, second] = [
      await site.as('reviewer-civil-air-defence'),
      await site.as('reviewer-civil-air-defence-deputy'),
    ]
    mustSucceed(await first.post(`${task}/claim`))

    const tooEarly = await second.post(`${task}/claim`)
    const notTheirs = await second.post(`${task}/release`)
    mustSucceed(await first.post(`${task}/release`))
    const taken = await second.post(`${task}/claim`)

    expect([tooEarly.status, notTheirs.status, taken.status]).toEqual([409, 409, 200])
  })

  test('are handed out by the head of the department, to its own people only', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const head = await site.as('signatory-civil-air-defence')
    const idOf = async (account: string) => String((await (await site.as(account)).get('/api/v1/me')).body.id)

    const toStranger = await head.post(`${task}/assignment`, { personId: await idOf('reviewer-urban-management') })
    const byStranger = await (await site.as('signatory-urban-management')).post(`${task}/assignment`, {
      personId: await idOf('reviewer-civil-air-defence'),
    })
    const assigned = await head.post(`${task}/assignment`, {
      personId: await idOf('reviewer-civil-air-defence-deputy'),
    })

    expect([toStranger.status, byStranger.status]).toEqual([403, 403])
    expect(assigned.body).toMatchObject({ state: 'claimed', assignee: await idOf('reviewer-civil-air-defence-deputy') })
  })

  test('keep the words of a second reviewer who was too late, and say so', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const [first, second] = [
      await site.as('reviewer-civil-air-defence'),
      await site.as('reviewer-civil-air-defence-deputy'),
    ]
    mustSucceed(await first.post(`${task}/claim`))
    mustSucceed(await first.post(`${task}/answer`, { outcome: 'agree' }))

    const late = await second.post(`${task}/answer`, { outcome: 'agree', reason: '我写了很久' })

    expect(late.status).toBe(409)
    const seenBySecond = (await second.get(task)).body.written
    const seenByFirst = (await first.get(task)).body.written
    expect(seenBySecond).toMatchObject([{ counts: true }, { counts: false, reason: '我写了很久' }])
    expect(seenByFirst).toHaveLength(1)
  })

  test('end once, and an answer under the same key is answered alike', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const reviewer = await site.as('reviewer-civil-air-defence')
    const checker = await site.as('checker-civil-air-defence')
    const key = randomUUID()
    mustSucceed(await reviewer.post(`${task}/claim`))

    const first = await reviewer.post(`${task}/answer`, { outcome: 'agree' }, key)
    const again = await reviewer.post(`${task}/answer`, { outcome: 'agree' }, key)
    const otherwise = await reviewer.post(`${task}/answer`, { outcome: 'refuse', reason: 'a', legalBasis: 'b' }, key)
    mustSucceed(await checker.post(`${task}/confirmation`))
    const twice = await checker.post(`${task}/confirmation`)
    const later = await reviewer.post(`${task}/answer`, { outcome: 'agree' })

    expect([first.status, again.status]).toEqual([200, 200])
    expect([otherwise.status, otherwise.body.code]).toEqual([422, 'idempotency-key-reused'])
    expect([twice.status, later.status]).toEqual([409, 409])
  })

  test.each([
    ['refuse', {}, ['reason', 'legalBasis']],
    ['needsCorrection', {}, ['findings']],
    ['needsProcedure', {}, ['reason']],
    ['agree', { findings: [exampleFinding] }, ['findings']],
    ['maybe', {}, ['outcome']],
  ])('ask what the outcome %s needs', async (outcome, body, fields) => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const reviewer = await site.as('reviewer-civil-air-defence')
    mustSucceed(await reviewer.post(`${task}/claim`))

    const answer = await reviewer.post(`${task}/answer`, { outcome, ...body })

    const errors = Array.isArray(answer.body.errors) ? answer.body.errors : []
    expect([answer.status, errors.map(({ field }) => field)]).toEqual([422, fields])
  })

  test('are checked by a second person, who may send the answer back', async () => {
    await accept()
    const task = await story.task('reviewer-civil-air-defence', 'reviewC')
    const reviewer = await site.as('reviewer-civil-air-defence')
    const checker = await site.as('checker-civil-air-defence')
    mustSucceed(await reviewer.post(`${task}/claim`))
    mustSucceed(await reviewer.post(`${task}/answer`, { outcome: 'needsCorrection', findings: [exampleFinding] }))

    const byReviewer = await reviewer.post(`${task}/confirmation`)
    const withoutReason = await checker.post(`${task}/send-back`, {})
    const sentBack = await checker.post(`${task}/send-back`, { reason: '材料其实齐全' })
    mustSucceed(await reviewer.post(`${task}/answer`, { outcome: 'agree' }))
    mustSucceed(await checker.post(`${task}/confirmation`))

    expect([byReviewer.status, withoutReason.status]).toEqual([403, 400])
    expect(sentBack.body).toMatchObject({ state: 'claimed' })
    // What was sent back does not count: no finding is left for a notice.
    expect((await reviewer.get(`${story.url}/findings`)).list).toEqual([])
  })

  test('return an incomplete application once, with everything, and take it up again', async () => {
    await story.answer('window', 'checkCompleteness', {
      outcome: 'incomplete',
      findings: [exampleFinding, { ...exampleFinding, material: 'land-contract', whatIsWrong: '合同缺章' }],
    })
    await story.reaches('returned')
    const { list } = await (await site.as('owner')).get(`${story.url}/notices`)
    await story.save({ phase: '一期' })

    const resubmitted = await story.submit()

    expect(list).toMatchObject([{ kind: 'oneTime', findings: [exampleFinding, { material: 'land-contract' }] }])
    expect(String(list[0]?.answerBy)).toMatch(/^2024-05-2[0-9]T09:30:00/)
    expect(resubmitted).toMatchObject({ round: 2, state: 'submitted' })
    await story.task('window', 'checkCompleteness')
  })

  test('refuse with reasons, and let the owner alone choose what happens to the rest', async () => {
    await accept()
    for (const [permit] of reviews.filter(([letter]) => letter !== 'O'))
      await review(story, permit, { outcome: 'agree' })
    await review(story, 'O', { outcome: 'refuse', reason: '绿地不得占用', legalBasis: '城市绿化条例第十九条' })
    const choice = await story.task('owner', 'applicantChoice')

    const byFiler = await (await site.as('filer')).post(`${choice}/claim`)
    const { list } = await (await site.as('owner')).get(`${story.url}/notices`)
    await story.answer('owner', 'applicantChoice', { outcome: 'withdraw' })
    await story.reaches('withdrawn')

    expect(byFiler.status).toBe(403)
    expect(String(list.find(({ kind }) => String(kind) === 'refusal')?.body)).toContain('绿地不得占用')
  })

  test('do not exist in another instance or under another key', async () => {
    const reviewer = await site.as('reviewer-civil-air-defence')

    const unknown = await reviewer.get(`${park}/tasks/${randomUUID()}/1`)
    const badKey = await reviewer.get(`${park}/tasks/${story.id}/x`)
    const foreignPark = await reviewer.get(`/api/v1/parks/elsewhere/tasks/${story.id}/1`)

    expect([unknown.status, badKey.status, foreignPark.status]).toEqual([404, 400, 404])
  })
})
