import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Json } from '../../support/caller.ts'
import { stopByLaw } from '../../support/stop-by-law.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const REVIEWER = 'reviewer-civil-air-defence'
const HEAD = 'signatory-civil-air-defence'
const OTHER = 'reviewer-natural-resources'
const NOW = '2024-04-25T10:00:00+08:00'

let site: TestApp
let story: Story
let task: string

beforeAll(async () => {
  site = await startTestApp()
  await goTo(NOW)
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await story.reaches('inReview')
  task = await story.task(REVIEWER, 'reviewC')
})
afterAll(async () => await site.close())

const goTo = async (now: string) => mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))
const hearing = (more = {}) => ({ ground: 'hearing', why: '结构复杂', evidence: ['听证通知书'], ...more })
const asked = (more = {}) => ({ kind: 'pause', ground: 'expertReview', why: '结构复杂', evidence: ['委托书'], ...more })

async function codesOf(attempts: readonly (readonly [account: string, what: string, body: object])[]) {
  const codes = []
  for (const [account, what, body] of attempts) {
    codes.push((await (await site.as(account)).post(`${task}/clock/${what}`, body)).body.code)
  }
  return codes
}

async function keptCodes(): Promise<readonly unknown[]> {
  const { list } = await (await site.as('overseer')).get(`${park}/refused-acts?kind=clocks`)
  return list.map(({ code }) => code).reverse()
}

async function openSuspensions(): Promise<number> {
  return (await suspensionsHere()).filter(({ to }) => to === null).length
}

/** In all ledgers of the task. */
async function suspensionsHere(): Promise<readonly Json[]> {
  const { list } = await (await site.as('overseer')).get(`${task}/clock`)
  return list.flatMap(({ suspensions }) => listOf(suspensions))
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

test('refuses ends that cannot be, days that are none and words that nobody sees, and keeps each attempt', async () => {
  const before = (await keptCodes()).length
  const attempts = [
    [HEAD, 'pause', hearing({ expectedEnd: '2020-01-01T00:00:00Z' })],
    [HEAD, 'pause', hearing({ expectedEnd: '9999-12-31T23:59:59Z' })],
    [HEAD, 'pause', hearing({ expectedEnd: '2024-04-25T23:59:59+23:00' })],
    [HEAD, 'pause', hearing({ limitDays: 0 })],
    [HEAD, 'pause', hearing({ limitDays: -3 })],
    [HEAD, 'pause', hearing({ limitDays: 1e9 })],
    [HEAD, 'pause', hearing({ limitDays: 0.5 })],
    [REVIEWER, 'requests', asked({ limitDays: 0 })],
    [REVIEWER, 'requests', asked({ expectedEnd: '2024-04-25T01:59:59Z' })],
    [HEAD, 'pause', hearing({ evidence: ['\u200b\u2060', '—'] })],
    [HEAD, 'pause', hearing({ why: '\u3164\u200d' })],
    [HEAD, 'pause', hearing({ from: '2024-04-25T10:00:00+09:00' })],
    [HEAD, 'pause', hearing({ from: '2024-04-26T10:00:00+08:00' })],
    [HEAD, 'extend', { days: 0, reason: '案情复杂' }],
    [HEAD, 'extend', { days: -5, reason: '案情复杂' }],
    [HEAD, 'extend', { days: 1.5, reason: '案情复杂' }],
    [HEAD, 'extend', { days: 1e12, reason: '案情复杂' }],
    [HEAD, 'extend', { days: 3, reason: '\u200b' }],
    [REVIEWER, 'requests', { kind: 'extend', days: -1, reason: '案情复杂' }],
    [REVIEWER, 'requests', { kind: 'extend', days: 2.5, reason: '案情复杂' }],
  ] as const

  const codes = await codesOf(attempts)

  expect(codes).toEqual([
    ...Array(9).fill('suspension-end-invalid'),
    ...Array(2).fill('suspension-incomplete'),
    ...Array(2).fill('clock-back-dated'),
    ...Array(3).fill('extension-incomplete'),
    'extension-too-long',
    ...Array(3).fill('extension-incomplete'),
  ])
  expect((await keptCodes()).slice(before)).toEqual(codes)
  expect(await openSuspensions()).toBe(0)
})

test('keeps another attempt under the same key, and does not take it for the first', async () => {
  const key = v7()
  const head = await site.as(HEAD)
  const before = (await keptCodes()).length

  const first = await head.post(`${task}/clock/pause`, hearing({ limitDays: 0 }), key)
  const second = await head.post(`${task}/clock/extend`, { days: 99, reason: '案情复杂' }, key)
  const repeated = await head.post(`${task}/clock/extend`, { days: 99, reason: '案情复杂' }, key)

  expect([first, second, repeated].map(({ body }) => body.code)).toEqual([
    'suspension-end-invalid',
    'extension-too-long',
    'extension-too-long',
  ])
  expect((await keptCodes()).slice(before)).toEqual(['suspension-end-invalid', 'extension-too-long'])
})

test('stops once what is sent twice or by two at once, and neither another body nor another person goes under its key', async () => {
  const key = v7()
  const [head, other] = [await site.as(HEAD), await site.as('signatory-natural-resources')]

  const [one, again] = await Promise.all([1, 2].map(() => head.post(`${task}/clock/pause`, hearing(), key)))
  const rest = await Promise.all([1, 2].map(() => head.post(`${task}/clock/pause`, hearing())))
  const changed = await head.post(`${task}/clock/pause`, hearing({ ground: 'forceMajeure' }), key)
  const stranger = await other.post(`${task}/clock/pause`, hearing(), key)

  expect([one?.status, again?.status]).toEqual([200, 200])
  expect(rest.map(({ body }) => body.code)).toEqual(['already-suspended', 'already-suspended'])
  expect(changed.body.code).toBe('idempotency-key-reused')
  expect(stranger.body.code).toBe('clock-not-yours')
  expect(new Set((await suspensionsHere()).map(({ id }) => id)).size).toBe(1)
})

test('ends once what two end at once, and never what is of another department or application', async () => {
  const id = (await suspensionsHere())[0]?.id
  const planning = await story.task(OTHER, 'reviewP')
  const next = await tell(site)
  await next.provideEverything()
  await next.submit()
  await next.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await next.reaches('inReview')
  const elsewhere = await next.task(REVIEWER, 'reviewC')
  const [head, planner] = [await site.as(HEAD), await site.as(OTHER)]
  const end = { suspension: id, result: '听证笔录已签字' }

  const wrong = [
    await planner.post(`${planning}/clock/resume`, end),
    await head.post(`${elsewhere}/clock/resume`, end),
    await head.post(`${task}/clock/resume`, { ...end, suspension: '' }),
    await head.post(`${task}/clock/resume`, { ...end, result: '\u200b' }),
  ]
  const both = await Promise.all([1, 2].map(() => head.post(`${task}/clock/resume`, end)))

  expect(wrong.map(({ body }) => body.code)).toEqual([
    'not-its-suspension',
    'no-such-suspension',
    'no-such-suspension',
    'suspension-incomplete',
  ])
  expect(both.map(({ status, body }) => (status === 200 ? 'ended' : body.code)).sort()).toEqual([
    'ended',
    'no-such-suspension',
  ])
})

test('stops nothing for a task that is done, and no request for it is approved any more', async () => {
  const head = await site.as(HEAD)
  const reviewer = await site.as(REVIEWER)
  const { id } = mustSucceed(await reviewer.post(`${task}/clock/requests`, asked()))
  await story.answer(REVIEWER, 'reviewC', { outcome: 'agree' }, 'checker-civil-air-defence')

  const paused = await head.post(`${task}/clock/pause`, hearing())
  const extended = await head.post(`${task}/clock/extend`, { days: 1, reason: '案情复杂' })
  const approved = await head.post(`${park}/clock-requests/${String(id)}/approval`)

  expect([paused, extended, approved].map(({ body }) => body.code)).toEqual([
    'not-waiting',
    'not-waiting',
    'state-does-not-allow',
  ])
})

test('is not stopped from a page by a limit or a date that is none: what was typed comes back', async () => {
  const planning = (await story.task(OTHER, 'reviewP')).replace('/api/v1', '')
  const planner = await site.as('signatory-natural-resources')
  const typed = { clockGround: 'hearing', clockWhy: '结构复杂', clockEvidence: '听证通知书' }
  const send = async (more: object) =>
    (
      await planner.call({
        method: 'POST',
        url: `${planning}/clock-pause`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload: new URLSearchParams({ ...typed, commandId: v7(), ...more }).toString(),
      })
    ).text

  const pages = [await send({ clockLimitDays: '-3' }), await send({ clockExpectedEnd: '2024-02-31' })]

  for (const page of pages) {
    expect(page).toContain('预计结束时间应在现在之后')
    expect(page).toContain('结构复杂')
  }
})

test('counts an evening, a request that waits over night and a stop after the last day as the law does', async () => {
  await goTo('2024-04-25T18:00:00+08:00')
  const planning = await story.task(OTHER, 'reviewP')
  const dueOf = async () => (await (await site.as(OTHER)).get(planning)).body.dueAt
  const before = await dueOf()
  await stopByLaw(site, OTHER, planning, { ground: 'expertReview', why: '方案复杂', evidence: ['委托书'] })
  await goTo('2024-04-26T09:00:00+08:00')
  mustSucceed(await (await site.as(OTHER)).post(`${planning}/clock/resume`, { result: '意见已收到' }))
  const afterNight = await dueOf()
  await goTo('2024-05-20T09:00:00+08:00')
  const late = await (await site.as('signatory-natural-resources')).post(`${planning}/clock/pause`, hearing())
  const { list } = await (await site.as('overseer')).get(`${planning}/clock`)

  expect(afterNight).toBe(before)
  expect(late.status).toBe(200)
  const red = list.filter(({ light }) => String(light) === 'red')
  expect(red.length).toBeGreaterThan(0)
  expect(red.every(({ state }) => String(state) === 'running')).toBe(true)
})
