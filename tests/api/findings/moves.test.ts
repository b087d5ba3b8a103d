import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'

let site: TestApp
let story: Story
let finding: string

beforeAll(async () => {
  site = await startTestApp()
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  const found = [{ material: 'civil-defence-area-sheet', whatIsWrong: '计算表缺页', howToFix: '补传第 3 页' }]
  await review(story, 'C', { outcome: 'needsCorrection', findings: found })
  finding = String((await (await site.as('reviewer-civil-air-defence')).get(`${story.url}/findings`)).list[0]?.id)
}, 60_000)

afterAll(async () => await site.close())

const act = async (account: string, move: 'fixing' | 'closing' | 'reopening', body: object = {}) =>
  await (await site.as(account)).post(`${story.url}/findings/${finding}/${move}`, body)

test('is not there for the applicant before a notice has told it', async () => {
  const fixed = await act('owner', 'fixing')

  expect([fixed.status, fixed.body.code]).toEqual([404, 'not-found'])
})

test('is mended, reopened once with a reason, mended again and closed, by the department that found it alone', async () => {
  for (const [permit] of reviews) if (permit !== 'C') await review(story, permit, { outcome: 'agree' })
  await story.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
  await story.reaches('inCorrection')
  const early = await act('reviewer-civil-air-defence', 'closing')

  const fixed = mustSucceed(await act('owner', 'fixing'))
  const foreign = await act('reviewer-housing-construction', 'closing')
  const silent = await act('reviewer-civil-air-defence', 'reopening')
  const reopened = mustSucceed(await act('reviewer-civil-air-defence', 'reopening', { reason: '第 3 页仍看不清' }))
  const untold = await act('owner', 'fixing')

  expect([early.status, early.body.code]).toEqual([409, 'finding-move-not-allowed'])
  expect([fixed.state, reopened.state, reopened.department]).toEqual(['fixed', 'reopened', 'civil-air-defence'])
  expect([foreign.status, foreign.body.code]).toEqual([403, 'finding-of-another-department'])
  expect([silent.status, silent.body.code]).toEqual([422, 'reason-missing'])
  expect([untold.status, untold.body.code]).toEqual([404, 'not-found'])
})

test('keeps what was refused for managers and overseers, and for nobody else', async () => {
  const read = async (account: string) => await (await site.as(account)).get(`${park}/refused-acts`)

  const { list } = await read('overseer')
  const others = await Promise.all(['reviewer-civil-air-defence', 'owner'].map(read))

  expect(list.map(({ act: tried, person, code, subject }) => [tried, person, code, subject]).reverse()).toEqual([
    ['closeFinding', expect.any(String), 'finding-move-not-allowed', finding],
    ['closeFinding', expect.any(String), 'finding-of-another-department', finding],
    ['reopenFinding', expect.any(String), 'reason-missing', finding],
  ])
  expect(others.map(({ status }) => status)).toEqual([403, 403])
})
