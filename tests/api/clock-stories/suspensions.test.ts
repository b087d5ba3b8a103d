import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import { stopByLaw } from '../../support/stop-by-law.ts'
import { mustSucceed, park, type Story } from '../../support/story.ts'
import { type Desk, openDesk } from './desk.ts'

const REVIEWER = 'reviewer-civil-air-defence'
const PLANNER = 'reviewer-natural-resources'
const HEAD = 'signatory-park-approval-bureau'

let desk: Desk
let stayed: Story
let migrated: Story
let reviewOfStayed: string
let reviewOfMigrated: string

beforeAll(async () => {
  desk = await openDesk()
  await desk.goTo('2026-03-02T09:00+08:00')
  stayed = await desk.accepted()
  migrated = await desk.accepted()
  reviewOfStayed = await stayed.task(REVIEWER, 'reviewC')
  reviewOfMigrated = await migrated.task(REVIEWER, 'reviewC')
})
afterAll(async () => await desk.site.close())

async function pause(account: string, task: string, ground: string): Promise<void> {
  await stopByLaw(desk.site, account, task, { ground, why: '结构复杂', evidence: ['委托书'] })
}

async function resume(account: string, task: string): Promise<void> {
  mustSucceed(await (await desk.site.as(account)).post(`${task}/clock/resume`, { result: '结论已收到' }))
}

test('stops both clocks of an application for an expert review, and names article 45 to everybody', async () => {
  await desk.goTo('2026-03-02T10:00+08:00')
  await pause(REVIEWER, reviewOfStayed, 'expertReview')
  await pause(REVIEWER, reviewOfMigrated, 'expertReview')

  const tracking = await desk.reads('owner', stayed.url)
  const task = await desk.reads(REVIEWER, reviewOfStayed)

  expect(await desk.clocks(stayed.url)).toEqual([
    'seven-permits promised paused open',
    'seven-permits statutory paused open',
  ])
  expect(tracking).toContain('计时中止，到期日待定')
  expect(tracking).toContain('3月2日 10:00 起中止：专家评审 依据：行政许可法第四十五条。这段时间不计入时限。')
  expect(task).toContain('计时已中止：专家评审 3月2日 10:00 起，依据行政许可法第四十五条：结构复杂。')
  expect(await desk.reads(REVIEWER, `${park}/inbox/department`)).toMatch(
    /中止计时 湘潭\S+ \S+ 人防许可决定书 审查人防报建 SQ20260302001/,
  )
})

test('takes a suspension along when the instance migrates in the middle of it', async () => {
  await desk.goTo('2026-03-05T09:00+08:00')
  const manager = await desk.site.as('manager')
  const ledger = await (await desk.site.as('overseer')).get(`${reviewOfMigrated}/clock`)
  const files = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))
  const model = `${new TextDecoder().decode(files['process.bpmn'])}<!-- again -->`
  const deployed = await desk.site.engine.deploy({
    ...{ parkId: desk.site.parkId, by: 'test', note: '' },
    files: { ...files, 'process.bpmn': new TextEncoder().encode(model) },
  })
  const order = { fromVersion: 1, toVersion: 2, instances: [migrated.id], reason: '换用新版' }

  const moved = await manager.post(`${park}/processes/seven-permits/migrations`, order)

  expect(deployed.ok).toBe(true)
  expect(moved.body).toMatchObject({ instances: [{ instanceId: migrated.id, migrates: true }] })
  const after = await (await desk.site.as('overseer')).get(`${reviewOfMigrated}/clock`)
  expect(after.list).toEqual(ledger.list)
})

test('goes on when the result has come, and is due as if nothing but the suspension had been', async () => {
  await desk.goTo('2026-03-09T11:00+08:00')
  await resume(REVIEWER, reviewOfStayed)
  await resume(REVIEWER, reviewOfMigrated)

  const tracking = await desk.reads('owner', stayed.url)
  const overseen = await desk.reads('overseer', `${park}/instances/${migrated.id}/clocks`)
  const inbox = await desk.reads(REVIEWER, `${park}/inbox/department`)

  // 03-03…06 and 03-09 are not counted.
  const due = [
    'seven-permits promised running 2026-03-12T09:30:00.000Z',
    'seven-permits statutory running 2026-05-14T09:30:00.000Z',
    'parallelReview promised running 2026-03-10T09:30:00.000Z',
    'gateC statutory running 2026-04-07T09:30:00.000Z',
    'reviewC promised running 2026-03-10T09:30:00.000Z',
  ]
  expect(await desk.clocks(reviewOfStayed)).toEqual(due)
  expect(await desk.clocks(reviewOfMigrated)).toEqual(due)
  expect(tracking).toContain(
    '3月3–9日 专家评审（行政许可法第四十五条）；停 5 个工作日 3月10–12日 第 1–3 天 3月12日 17:30 到期',
  )
  expect(overseen).toContain('第 2 版')
  expect(overseen).toContain('C 人防许可决定书 法定 剩 20 天 到期 4月7日 17:30')
  // Today is not counted, so that only tomorrow is left.
  expect(inbox).toMatch(/剩 1 天 3月10日 17:30 3月2日 09:00 开始，1 个工作日，中止 5 个工作日/)
})

test('counts what two suspensions have in common once for the application, and each for its own permit', async () => {
  await desk.goTo('2026-03-16T09:00+08:00')
  const twice = await desk.accepted()
  const [ofC, ofP] = [await twice.task(REVIEWER, 'reviewC'), await twice.task(PLANNER, 'reviewP')]
  await desk.goTo('2026-03-17T10:00+08:00')
  await pause(REVIEWER, ofC, 'expertReview')
  await desk.goTo('2026-03-19T09:00+08:00')
  await pause(PLANNER, ofP, 'testing')
  await desk.goTo('2026-03-23T11:00+08:00')
  await resume(REVIEWER, ofC)
  const between = await desk.clocks(twice.url)
  await desk.goTo('2026-03-26T09:00+08:00')
  await resume(PLANNER, ofP)

  const overseen = await desk.reads('overseer', `${park}/instances/${twice.id}/clocks`)

  expect(between).toEqual(['seven-permits promised paused open', 'seven-permits statutory paused open'])
  // 4 days and 5 days, of which 2 are the same.
  expect(await desk.clocks(ofC)).toEqual([
    'seven-permits promised running 2026-03-30T09:30:00.000Z',
    'seven-permits statutory running 2026-06-01T09:30:00.000Z',
    'parallelReview promised running 2026-03-17T09:30:00.000Z',
    'gateC statutory running 2026-04-20T09:30:00.000Z',
    'reviewC promised running 2026-03-17T09:30:00.000Z',
  ])
  expect(await desk.clocks(ofP)).toContain('gateP statutory running 2026-04-21T09:30:00.000Z')
  expect(overseen).toMatch(
    /45 个工作日，中止 7 个工作日，6月1日 17:30 到期。.*3月18–19日 专家评审（[^）]*）；停 2 个工作日 3月20–23日 专家评审（[^）]*）；检测（[^）]*）；停 2 个工作日 3月24–26日 检测（[^）]*）；停 3 个工作日/,
  )
})

test('is extended once, by the head, with a reason that the applicant reads; a second time is refused', async () => {
  const sent = { clockKind: 'statutory', clockDays: '15', clockReason: '案情复杂' }
  const extension = `${stayed.url}/clock-extension`

  const byReviewer = await desk.sends(REVIEWER, extension, sent)
  const unexplained = await desk.sends(HEAD, extension, { ...sent, clockReason: '' })
  const extended = await desk.sends(HEAD, extension, sent)
  const again = await desk.sends(HEAD, extension, sent)

  expect([byReviewer, unexplained, extended, again].map(({ status }) => status)).toEqual([403, 422, 303, 409])
  expect(unexplained.text).toContain('请写明延期理由。')
  expect(again.text).toContain('已经延期一次，不得再次延期（行政许可法第四十二条）')
  expect(await desk.clocks(stayed.url)).toContain('seven-permits statutory running 2026-06-04T09:30:00.000Z')
  const notices = (await (await desk.site.as('owner')).get(`${stayed.url}/notices`)).list
  const told = notices.findLast(({ kind }) => String(kind) === 'clockExtended')
  const sheet = await desk.reads('owner', `${stayed.url}/notices/${String(told?.id)}/sheet`)
  expect(sheet).toMatch(/受理时限延长告知书.*经本机关负责人批准，法定时限延长 15 个工作日.*第四十二条。 理由：案情复杂/)
  expect(sheet).toContain('整件申请（法定时限）2026年6月4日 17:30')
  const overseen = await desk.reads('overseer', `${stayed.url}/clocks`)
  expect(overseen).toContain('到期 6月4日 17:30 已用 12 / 60 个工作日')
  expect(overseen).toMatch(/延期 15 个工作日（[^）]+）：案情复杂.*被拒绝的计时操作 延期：已经延期一次/)
})

test("lets no authority's time run while the whole waits for a hearing, and nobody decides before its record", async () => {
  await desk.goTo('2026-04-13T09:00+08:00')
  const whole = await desk.accepted()
  const [ofC, ofP] = [await whole.task(REVIEWER, 'reviewC'), await whole.task(PLANNER, 'reviewP')]
  await desk.goTo('2026-04-13T10:00+08:00')
  const [head, reviewer] = [await desk.site.as(HEAD), await desk.site.as(REVIEWER)]
  const hearing = { ground: 'hearing', why: '利害关系人申请', evidence: ['听证申请书'] }
  mustSucceed(await head.post(`${whole.url}/clock/pause`, hearing))

  const [ledger] = (await (await desk.site.as('overseer')).get(`${ofC}/clock`)).list.slice(-1)
  // The list holds what the schema of the answer says.
  const [suspension] = (ledger?.suspensions ?? []) as readonly { readonly id: string }[]
  const inbox = await desk.reads(REVIEWER, `${park}/inbox/department?light=grey`)
  const page = await desk.reads(REVIEWER, ofC)
  mustSucceed(await reviewer.post(`${ofC}/claim`))
  const answer = await reviewer.post(`${ofC}/answer`, { outcome: 'agree' })
  const fromInside = await (await desk.site.as('reviewer-park-approval-bureau')).post(`${ofC}/clock/resume`, {
    ...{ suspension: suspension?.id, result: '不等了' },
  })
  await desk.goTo('2026-04-16T11:00+08:00')
  mustSucceed(await head.post(`${whole.url}/clock/resume`, { result: '听证笔录' }))

  expect(suspension).toMatchObject({ ground: 'hearing', ofWhole: true, why: '利害关系人申请', to: null })
  expect(inbox).toMatch(/中止计时 湘潭\S+ \S+ 人防许可决定书 审查人防报建/)
  expect(page).toContain('计时已中止：整体中止：听证 4月13日 10:00 起')
  expect([answer.body.code, fromInside.body.code]).toEqual(['task-paused', 'suspension-of-whole'])
  // 04-14…16 are lost for the whole and for each of its permits.
  expect(await desk.clocks(ofC)).toEqual([
    'seven-permits promised running 2026-04-21T09:30:00.000Z',
    'seven-permits statutory running 2026-06-23T09:30:00.000Z',
    'reviewC promised running 2026-04-17T09:30:00.000Z',
  ])
  expect(await desk.clocks(ofP)).toContain('reviewP promised running 2026-04-17T09:30:00.000Z')
  expect(await desk.reads('overseer', `${park}/instances/${whole.id}/clocks`)).toContain(
    '4月14–16日 整体中止：听证（行政许可法第四十五条至第四十八条；',
  )
  mustSucceed(await reviewer.post(`${ofC}/answer`, { outcome: 'agree' }))
})
