import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleFinding } from '../../../api/demo-data/example-form.ts'
import { park, review, reviews, type Story } from '../../support/story.ts'
import { type Desk, openDesk } from './desk.ts'

const REVIEWER = 'reviewer-civil-air-defence'

/** What is shown of each day from acceptance to the end of March. */
const start = '2月13日 09:00 开始，当天不计 2月14日 第 1 天（调休上班，照计） 2月15–23日 春节，不计'
const march =
  '2月24–27日 第 2–5 天 2月28日 第 6 天（调休上班，照计） 3月1日 周末，不计 3月2–6日 第 7–11 天 ' +
  '3月7–8日 周末，不计 3月9–13日 第 12–16 天 3月14–15日 周末，不计 3月16–19日 第 17–20 天 3月19日 17:30 到期'

let desk: Desk
let story: Story

beforeAll(async () => {
  desk = await openDesk()
  await desk.goTo('2026-02-13T09:00+08:00')
  story = await desk.accepted()
})
afterAll(async () => await desk.site.close())

test('counts over Spring Festival 2026 with both make-up Saturdays, and says so of each day', async () => {
  const clocks = await desk.clocks(story.url)
  const task = await desk.reads(REVIEWER, await story.task(REVIEWER, 'reviewC'))
  const overseen = await desk.reads('overseer', `${park}/instances/${story.id}/clocks`)
  const anybody = await desk.reads('owner', '/deadline?accepted=2026-02-13T09:00&days=20')

  expect(clocks).toEqual([
    'seven-permits promised running 2026-02-25T09:30:00.000Z',
    'seven-permits statutory running 2026-04-24T09:30:00.000Z',
  ])
  expect(task).toContain(`${start} 2月24–25日 第 2–3 天 2月25日 17:30 到期`)
  expect(overseen).toContain('C 人防许可决定书 法定 剩 20 天 到期 3月19日 17:30')
  expect(overseen).toContain(`${start} ${march}`)
  expect(anybody).toContain('2026年3月19日（周四）17:30')
  expect(anybody).toContain(march)
})

test('is due on the make-up Saturday itself, and late by no day of the festival', async () => {
  const moments = ['2026-02-14T17:30+08:00', '2026-02-23T12:00+08:00', '2026-02-24T17:30+08:00']

  const inboxes = [await desk.reads(REVIEWER, `${park}/inbox/department`)]
  for (const moment of moments) {
    await desk.goTo(moment)
    inboxes.push(await desk.reads(REVIEWER, `${park}/inbox/department`))
  }

  expect(inboxes.map((inbox) => /办理人 (.+?) 2月14日 17:30/.exec(inbox)?.[1])).toEqual([
    '剩 1 天',
    '今天到期',
    '已超时',
    '超时 1 天',
  ])
})

test('deems accepted what nobody answered for five working days, from the day of receipt', async () => {
  await desk.goTo('2026-02-25T16:00+08:00')
  const left = await desk.filed()
  // Saturday 02-28 is one of the five.
  await desk.goTo('2026-03-03T17:30+08:00')
  const waiting = await left.application()

  await desk.goTo('2026-03-03T17:31+08:00')

  expect(String(waiting.state)).toBe('submitted')
  await left.reaches('inReview')
  expect(await desk.clocks(left.url)).toEqual([
    'seven-permits promised running 2026-02-28T09:30:00.000Z',
    'seven-permits statutory running 2026-04-29T09:30:00.000Z',
  ])
  const tracking = await desk.reads('owner', left.url)
  expect(tracking).toContain('2月25日 16:00 视为受理')
  expect(tracking).toContain('受理 已完成 2月25日 16:00')
  const [notice] = (await (await desk.site.as('owner')).get(`${left.url}/notices`)).list
  const sheet = await desk.reads('owner', `${left.url}/notices/${String(notice?.id)}/sheet`)
  expect(sheet).toContain('自收到申请材料之日（2026年2月25日）起即为受理')
})

test('stops the promise and never the time by law while a correction lasts over a holiday', async () => {
  await desk.goTo('2026-04-01T09:00+08:00')
  const corrected = await desk.accepted()
  await desk.goTo('2026-04-02T15:00+08:00')
  for (const [permit] of reviews) {
    const answer = permit === 'C' ? { outcome: 'needsCorrection', findings: [exampleFinding] } : { outcome: 'agree' }
    await review(corrected, permit, answer)
  }
  const before = await desk.clocks(corrected.url)
  await corrected.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
  await corrected.reaches('inCorrection')
  const during = await desk.clocks(corrected.url)
  const asked = await desk.reads('owner', corrected.url)

  await desk.goTo('2026-04-08T10:00+08:00')
  await corrected.upload(exampleFinding.material)
  await corrected.submit()
  await corrected.reaches('inReview')

  expect(before).toEqual([
    'seven-permits promised running 2026-04-07T09:30:00.000Z',
    'seven-permits statutory running 2026-06-08T09:30:00.000Z',
  ])
  expect(during).toEqual([
    'seven-permits promised paused open',
    'seven-permits statutory running 2026-06-08T09:30:00.000Z',
  ])
  expect(asked).toContain('4月2日 15:00 起中止：等企业补正 轮到您办理，这段时间不计入承诺时限。')
  // 04-03, 07 and 08 are not counted, 04-04…06 is a holiday.
  expect(await desk.clocks(corrected.url)).toEqual([
    'seven-permits promised running 2026-04-10T09:30:00.000Z',
    'seven-permits statutory running 2026-06-08T09:30:00.000Z',
  ])
  const overseen = await desk.reads('overseer', `${park}/instances/${corrected.id}/clocks`)
  expect(overseen).toContain('承诺 剩 2 天 到期 4月10日 17:30 已用 1 / 3 个工作日')
  expect(overseen).toContain('4月3–8日 补正（承诺时限的规则（不属于行政许可法第四十五条））；停 3 个工作日')
  expect(overseen).toContain('法定 剩 42 天 到期 6月8日 17:30 已用 3 / 45 个工作日')
  expect(overseen).toContain('C 人防许可决定书 法定 剩 17 天 到期 4月30日 17:30 已用 3 / 20 个工作日')
})
