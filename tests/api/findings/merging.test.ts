import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Json } from '../../support/caller.ts'
import { mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'

let site: TestApp
let story: Story
let task: string

const lead = 'reviewer-park-approval-bureau'
const plan = { material: 'site-plan' }
const found: { readonly [permit: string]: object } = {
  L: { ...plan, whatIsWrong: '总平面图缺少竖向标高', howToFix: '补充竖向标高并重新盖章' },
  C: { ...plan, whatIsWrong: '总平面图缺竖向标高。', howToFix: '请补充竖向标高，并重新盖章' },
  K: { field: 'projectName', whatIsWrong: '项目名称与备案不一致', howToFix: '改为备案名称' },
  O: { field: 'projectName', whatIsWrong: '项目名称有误', howToFix: '按用地合同填写' },
}

beforeAll(async () => {
  site = await startTestApp()
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  for (const [permit] of reviews) {
    const finding = found[permit]
    await review(story, permit, finding === undefined ? { outcome: 'agree' } : needs([finding]))
  }
  task = await story.task(lead, 'mergeFindings')
}, 60_000)

afterAll(async () => await site.close())

const needs = (findings: readonly object[]) => ({ outcome: 'needsCorrection', findings })

const listOf = (value: Json | undefined) => value as unknown as readonly Json[] // an answer's list

/** What lies before the lead, by permit. */
async function before(): Promise<{ readonly [permit: string]: Json }> {
  const merging = mustSucceed(await (await site.as(lead)).get(`${task}/merging`))
  return Object.fromEntries(listOf(merging.findings).map((each) => [String(each.permit), each]))
}

test('shows the lead duplicates and contradictions, and takes what a department forgot', async () => {
  const forgotten = { permit: 'R', whatIsWrong: '未附权籍调查表', howToFix: '补传权籍调查表' }
  const added = await (await site.as('reviewer-real-estate-registry')).post(`${story.url}/findings`, forgotten)
  const foreign = await (await site.as('reviewer-real-estate-registry')).post(`${story.url}/findings`, {
    ...{ ...forgotten, permit: 'K' },
  })

  const { L, C, K, O, R } = await before()

  expect([added.status, added.body.department, R?.id]).toEqual([201, 'real-estate-registry', added.body.id])
  expect([foreign.status, foreign.body.code]).toEqual([403, 'wrong-department'])
  expect([L?.duplicateOf, C?.duplicateOf]).toEqual([null, L?.id])
  expect([K?.contradicts, O?.contradicts]).toEqual([O?.id, K?.id])
})

test('merges, splits and sets aside in the hands of who has the task, and never without a reason', async () => {
  const { L, C, K, O } = await before()
  const words = { whatIsWrong: '总平面图缺竖向标高', howToFix: '补充竖向标高并盖章' }
  const caller = await site.as(lead)
  const line = { ...words, findings: [L?.id, C?.id] }
  const unclaimed = await caller.post(`${task}/merged-lines`, line)
  mustSucceed(await caller.post(`${task}/claim`))

  const first = mustSucceed(await caller.post(`${task}/merged-lines`, line))
  const again = await caller.post(`${task}/merged-lines`, line)
  mustSucceed(await caller.remove(`${task}/merged-lines/${String(first.id)}`))
  mustSucceed(await caller.post(`${task}/merged-lines`, line))
  const alone = await caller.post(`${task}/merged-lines`, { ...words, findings: [K?.id] })
  const unlike = await caller.post(`${task}/merged-lines`, { ...words, findings: [K?.id, L?.id] })
  const silent = await caller.put(`${task}/set-aside/${String(O?.id)}`, { reason: ' ' })
  mustSucceed(await caller.put(`${task}/set-aside/${String(O?.id)}`, { reason: '与住建意见矛盾，以备案为准' }))

  expect([unclaimed, again, alone, unlike, silent].map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'not-the-assignee'],
    [409, 'finding-merged-already'],
    [422, 'nothing-chosen'],
    [422, 'findings-unlike'],
    [422, 'reason-missing'],
  ])
})

test('sends one notice: merged lines in the lead’s words, the others as they were written, none set aside', async () => {
  const { L, C, K, R } = await before()
  mustSucceed(await (await site.as(lead)).post(`${task}/answer`, {}))
  await story.reaches('inCorrection')

  const [notice, ...others] = (await (await site.as('owner')).get(`${story.url}/notices`)).list.filter(
    ({ kind }) => String(kind) === 'correction',
  )

  expect(others).toEqual([])
  expect(notice?.findings).toMatchObject([
    { whatIsWrong: '总平面图缺竖向标高', permits: ['L', 'C'], findings: [L?.id, C?.id] },
    { whatIsWrong: '项目名称与备案不一致', findings: [K?.id] },
    { whatIsWrong: '未附权籍调查表', findings: [R?.id] },
  ])
})

test('tells the department what was set aside and why, and never the applicant', async () => {
  const officer = await site.as('reviewer-urban-management')

  const told = (await officer.get(`${story.url}/notices`)).list.filter(({ kind }) => String(kind) === 'setAside')
  const copied = (await officer.get(`${park}/tasks?view=copied`)).list
  const ofOwner = await (await site.as('owner')).get(`${story.url}/notices`)

  expect(told.map(({ body }) => body)).toEqual(['项目名称有误（未列入的理由：与住建意见矛盾，以备案为准）'])
  expect(copied.map(({ node }) => node)).toContain('reviewO')
  expect(ofOwner.text).not.toContain('与住建意见矛盾')
})

test('refuses and keeps a finding after the notice, a notice that is changed and merging once it is sent', async () => {
  const officer = await site.as('reviewer-real-estate-registry')
  const notices = (await officer.get(`${story.url}/notices`)).list
  const notice = notices.find(({ kind }) => String(kind) === 'correction')
  const { findings } = (await (await site.as(lead)).get(`${task}/merging`)).body

  const late = await officer.post(`${story.url}/findings`, { permit: 'R', whatIsWrong: '又一处', howToFix: '再补' })
  const edited = await officer.put(`${story.url}/notices/${String(notice?.id)}`, { body: '改过的' })
  const merged = await (await site.as(lead)).put(`${task}/set-aside/${String(notice?.id)}`, { reason: '迟了' })

  expect([late, edited, merged].map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'finding-after-notice'],
    [409, 'notice-kept'],
    [409, 'notice-already-sent'],
  ])
  expect(findings).toEqual([])
  const kept = (await (await site.as('overseer')).get(`${park}/refused-acts?application=${story.id}`)).list
  expect(kept.map(({ act, code }) => [act, code])).toEqual([
    ['setFindingAside', 'notice-already-sent'],
    ['editNotice', 'notice-kept'],
    ['addFinding', 'finding-after-notice'],
    ['setFindingAside', 'reason-missing'],
    ['addFinding', 'wrong-department'],
  ])
})
