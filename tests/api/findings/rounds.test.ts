import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { sendNotice } from '../../../api/jobs/send-notice.ts'
import { permissions, type Role } from '../../../api/permissions.ts'
import { journal } from '../../../engine/index.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Json } from '../../support/caller.ts'
import { mustSucceed, park, review, reviews, type Story, tell } from '../../support/story.ts'

let site: TestApp
let story: Story
let task: string

const lead = 'reviewer-park-approval-bureau'
const plan = { material: 'area-calculation' }
const found: { readonly [permit: string]: object } = {
  L: { ...plan, whatIsWrong: '计算书缺少竖向标高', howToFix: '补充竖向标高并重新盖章' },
  C: { ...plan, whatIsWrong: '计算书缺竖向标高。', howToFix: '请补充竖向标高，并重新盖章' },
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

test('is nowhere to be seen for the enterprise before its notice: no page, no answer, no file, no event', async () => {
  const { L } = await before()
  const officer = await site.as(lead)
  const { key } = (await officer.get(task)).body
  const reviewed = (await (await site.as('reviewer-natural-resources')).get(`${park}/tasks?view=done`)).list
  const keys = [key, ...reviewed.map((each) => each.key)].map(String)
  const owner = await site.as('owner')

  const seen: string[] = []
  for (const { method, url, permission } of site.app.permittedRoutes) {
    const isOurs = permissions[permission].some((role: Role) => ['owner', 'filer', 'public', 'signedIn'].includes(role))
    if (method !== 'GET' || !isOurs || url.includes('*')) continue
    for (const each of url.includes(':key') ? keys : ['']) {
      const address = url
        .replace(':park', 'demo')
        .replace(/:(application|instance)\b/, story.id)
        .replace(':key', each)
        .replace(':finding', String(L?.id))
        .replace(/:(code|material)\b/, 'area-calculation')
        .replaceAll(/:\w+/g, String(L?.id))
      const { text } = await owner.get(address)
      const file = text.includes('format=csv') ? (await owner.get(`${address}?format=csv`)).text : ''
      if (/竖向标高|备案不一致/.test(text + file)) seen.push(address)
    }
  }
  const journalled = await site.database.inPark(site.parkId, (tx) => tx.select().from(journal))
  const events = JSON.stringify(journalled)

  expect(seen).toEqual([])
  // Streams, webhooks and exported journals carry its entries, which name words by their command only.
  expect(events).toContain('answerTask')
  expect(events).not.toMatch(/竖向标高|备案不一致/)
  expect((await officer.get(`${task}/merging`)).text).toContain('竖向标高')
})

test('is not there for the applicant before a notice has told it', async () => {
  const { L } = await before()

  const fixed = await (await site.as('owner')).post(`${story.url}/findings/${String(L?.id)}/fixing`)

  expect([fixed.status, fixed.body.code]).toEqual([404, 'not-found'])
})

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
  const words = { whatIsWrong: '计算书缺竖向标高', howToFix: '补充竖向标高并盖章' }
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
    { whatIsWrong: '计算书缺竖向标高', permits: ['L', 'C'], findings: [L?.id, C?.id] },
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

test('refuses and keeps a second notice in the same round, also where the process itself would send it', async () => {
  const again = {
    ...{ parkId: site.parkId, instanceId: story.id, rootInstanceId: story.id, businessKey: null },
    ...{ processId: 'seven-permits', definitionHash: '', key: 99_999, node: 'sendCorrectionNotice' },
    ...{ jobType: 'send-notice', variables: { kind: 'correction' }, attempt: 1, retries: 3 },
  }

  const sending = sendNotice(site.app, again)

  await expect(sending).rejects.toThrow('one consolidated notice per round')
  const sent = (await (await site.as('owner')).get(`${story.url}/notices`)).list
  expect(sent.filter(({ kind }) => String(kind) === 'correction')).toHaveLength(1)
  const [kept] = (await (await site.as('overseer')).get(`${park}/refused-acts`)).list
  expect([kept?.act, kept?.code, kept?.person]).toEqual(['sendNotice', 'notice-already-sent', null])
})

/** The findings of all departments, by permit, as the lead sees them once all have answered. */
async function standing(): Promise<{ readonly [permit: string]: Json }> {
  const { list } = await (await site.as(lead)).get(`${story.url}/findings?which=all`)
  return Object.fromEntries(list.map((each) => [String(each.permit), each]))
}

test('opens again with what is said to be mended, for the department that found it to judge and nobody else', async () => {
  const { C } = await standing()
  const early = await judge('reviewer-civil-air-defence', C, 'closing')
  await story.upload('area-calculation', await exampleMaterial('area-calculation', 2))
  await story.submit()
  await story.reaches('inReview')

  const foreign = await judge('reviewer-housing-construction', C, 'closing')
  const silent = await judge('reviewer-civil-air-defence', C, 'reopening')

  expect((await standing())['C']?.state).toBe('fixed')
  expect([early, foreign, silent].map(({ status, body }) => [status, body.code])).toEqual([
    [409, 'finding-move-not-allowed'],
    [403, 'finding-of-another-department'],
    [422, 'reason-missing'],
  ])
})

async function judge(account: string, finding: Json | undefined, move: 'closing' | 'reopening') {
  return await (await site.as(account)).post(`${story.url}/findings/${String(finding?.id)}/${move}`, {})
}

test('lets a department find something new only with a reason and its head, unless the applicant has changed it', async () => {
  const reviewer = await site.as('reviewer-natural-resources')
  const own = await story.task('reviewer-natural-resources', 'reviewL')
  const missed = { field: 'projectName', whatIsWrong: '项目名称过长', howToFix: '改为简称' }
  const changed = { ...plan, whatIsWrong: '新计算书缺盖章', howToFix: '盖章' }
  mustSucceed(await reviewer.post(`${own}/claim`))

  const late = await reviewer.post(`${own}/answer`, needs([missed]))
  const unexplained = await reviewer.post(`${own}/late-findings`, missed)
  const { id } = mustSucceed(await reviewer.post(`${own}/late-findings`, { ...missed, why: '上一轮漏看' }))
  const byOneself = await reviewer.post(`${own}/late-findings/${String(id)}/decision`, { isApproved: true })
  const head = await site.as('signatory-natural-resources')
  const asked = (await head.get(`${park}/tasks?view=copied`)).list.map(({ node }) => node)
  const allowed = await head.post(`${own}/late-findings/${String(id)}/decision`, { isApproved: true })
  const { L } = await standing()
  const answer = { ...needs([changed]), reopened: [{ finding: L?.id, reason: '标高仍缺一处' }] }
  const given = await reviewer.post(`${own}/answer`, answer)
  mustSucceed(await (await site.as('checker-natural-resources')).post(`${own}/confirmation`))

  expect([late, unexplained, byOneself, allowed, given].map(({ status, body }) => [status, body.code])).toEqual([
    [422, 'late-finding-not-approved'],
    [422, 'reason-missing'],
    [403, 'wrong-department'],
    [204, undefined],
    [200, undefined],
  ])
  expect(asked).toContain('reviewL')
})

test('closes with the answer what is mended, and tells the rest in the notice of the second round', async () => {
  for (const permit of ['R', 'C', 'O', 'K']) await review(story, permit, { outcome: 'agree' })
  await story.answer(lead, 'mergeFindings', {})
  await story.reaches('inCorrection')

  const notices = (await (await site.as('owner')).get(`${story.url}/notices`)).list
  const { list } = await (await site.as(lead)).get(`${story.url}/findings?which=all`)

  // That clocks run again is told by a sweep of its own, whenever it comes round.
  const last = notices.findLast(({ kind }) => String(kind) === 'correction')
  expect(listOf(last?.findings).map(({ whatIsWrong }) => whatIsWrong)).toEqual([
    ...['计算书缺少竖向标高', '新计算书缺盖章', '项目名称过长'],
  ])
  expect(list.map(({ permit, round, state, whyLate }) => [permit, round, state, whyLate])).toEqual([
    ...[
      ['L', 1, 'reopened', null],
      ['C', 1, 'closed', null],
      ['O', 1, 'open', null],
      ['K', 1, 'closed', null],
    ],
    ...[
      ['R', 1, 'closed', null],
      ['L', 2, 'open', null],
      ['L', 2, 'open', '上一轮漏看'],
    ],
  ])
})

test('keeps every attempt against the rules for managers and overseers, and for nobody else', async () => {
  const read = async (account: string) => await (await site.as(account)).get(`${park}/refused-acts`)

  const { list } = await read('manager')
  const others = await Promise.all(['reviewer-civil-air-defence', 'owner'].map(read))

  expect(list.slice(0, 5).map(({ act, person, code }) => [act, person, code])).toEqual([
    ['approveFinding', expect.any(String), 'wrong-department'],
    ['addFinding', expect.any(String), 'late-finding-not-approved'],
    ['reopenFinding', expect.any(String), 'reason-missing'],
    ['closeFinding', expect.any(String), 'finding-of-another-department'],
    ['closeFinding', expect.any(String), 'finding-move-not-allowed'],
  ])
  expect(others.map(({ status }) => status)).toEqual([403, 403])
})

test('reports by department what was found, new in the second round, left out and reopened, as page and file', async () => {
  const manager = await site.as('manager')

  const { list } = await manager.get(`${park}/findings-report`)
  const csv = await manager.get('/parks/demo/findings-report?format=csv')
  const none = await manager.get(`${park}/findings-report?to=2020-01-01`)
  const officer = await (await site.as('reviewer-natural-resources')).get(`${park}/findings-report`)

  const rows = list.map(({ department, findings, late, setAside, reopened }) => [
    ...[department, findings, late, setAside, reopened],
  ])
  expect(rows).toEqual([
    ['civil-air-defence', 1, 0, 0, 0],
    ['housing-construction', 1, 0, 0, 0],
    ['natural-resources', 3, 1, 0, 1],
    ['real-estate-registry', 1, 0, 0, 0],
    ['urban-management', 1, 0, 1, 0],
  ])
  expect(csv.text).toContain('\r\n自然资源和规划局,3,1,0,1\r\n')
  expect([none.list, officer.status]).toEqual([[], 403])
})
