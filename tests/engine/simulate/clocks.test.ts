import { expect, test } from 'vitest'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import { tellDiagram } from './tell.ts'

const lawful = 'a-clock-stops-by-law'
const start = { start: 'process' }
const pause = (ground: string, more = {}) => ({ pauseClock: 'review', ground, ...more })
const both = (promised: object, statutory: object) => ({
  check: { clocks: { process: promised, 'process/statutory': statutory } },
})

test.each([
  {
    what: 'over the Spring Festival with its make-up Saturdays',
    script: [{ advanceTo: '2026-02-10T09:00:00+08:00' }, start, both({}, { due: '2026-03-16T17:30:00+08:00' })],
  },
  {
    what: 'on correction: the promise stands still, the statutory time runs',
    script: [
      { advanceTo: '2026-03-02T09:00:00+08:00' },
      start,
      { advanceTo: '2026-03-04T10:00:00+08:00' },
      { complete: 'review', variables: { outcome: 'needsCorrection' } },
      both({ light: 'grey', due: null, used: 1 }, { light: 'green', due: '2026-03-30T17:30:00+08:00' }),
      { advanceTo: '2026-03-09T11:00:00+08:00' },
      { message: 'corrected' },
      both({ light: 'green', due: '2026-03-17T17:30:00+08:00' }, { due: '2026-03-30T17:30:00+08:00' }),
    ],
  },
  {
    what: 'on correction over two holidays',
    script: [
      { advanceTo: '2026-09-21T09:00:00+08:00' },
      start,
      { advanceTo: '2026-09-24T15:00:00+08:00' },
      { complete: 'review', variables: { outcome: 'needsCorrection' } },
      { advanceTo: '2026-10-08T09:30:00+08:00' },
      { message: 'corrected' },
      both({ due: '2026-10-14T17:30:00+08:00' }, {}),
    ],
  },
  {
    what: 'for expert review: both stand still',
    script: [
      { advanceTo: '2026-03-02T09:00:00+08:00' },
      start,
      { advanceTo: '2026-03-04T10:00:00+08:00' },
      pause('expertReview'),
      both({ light: 'grey', due: null }, { light: 'grey', due: null }),
      { check: { clocks: { review: { state: 'paused', light: 'grey', used: 1 } } } },
      { advanceTo: '2026-03-09T11:00:00+08:00' },
      { resumeClock: 'review' },
      both({ due: '2026-03-17T17:30:00+08:00' }, { due: '2026-04-02T17:30:00+08:00' }),
    ],
  },
  {
    what: 'for two suspensions that overlap, which count once',
    script: [
      { advanceTo: '2026-03-02T09:00:00+08:00' },
      start,
      { advanceTo: '2026-03-05T09:00:00+08:00' },
      pause('expertReview'),
      { advanceTo: '2026-03-10T09:00:00+08:00' },
      pause('hearing'),
      { advanceTo: '2026-03-12T09:00:00+08:00' },
      { resumeClock: 'review', ground: 'expertReview' },
      { check: { clocks: { 'process/statutory': { state: 'paused' } } } },
      { advanceTo: '2026-03-18T09:00:00+08:00' },
      { resumeClock: 'review' },
      both({}, { state: 'running', due: '2026-04-13T17:30:00+08:00' }),
    ],
  },
  {
    what: 'from receipt where the law deems it accepted then, and beyond the last calendar only for the time being',
    script: [
      { advanceTo: '2026-12-28T09:00:00+08:00' },
      { ...start, variables: { receivedAt: '2026-12-21T09:00:00+08:00' } },
      both(
        { due: '2026-12-31T17:30:00+08:00', provisional: false },
        { due: '2027-01-18T17:30:00+08:00', provisional: true },
      ),
    ],
  },
  {
    what: 'extended once, then to the milestone at which it ends',
    script: [
      { advanceTo: '2026-03-02T09:00:00+08:00' },
      start,
      { extendClock: true, clock: 'statutory', days: 10, reason: '案情复杂', approvedBy: 'qin' },
      both({ extension: 0 }, { extension: 10, due: '2026-04-14T17:30:00+08:00' }),
      { refused: { extendClock: true, clock: 'statutory', days: 1, reason: '案情复杂', approvedBy: 'qin' } },
      { complete: 'review' },
      { complete: 'decide' },
      both({ state: 'ended' }, { state: 'ended', light: 'green' }),
      { check: { waiting: { deliver: 1 } } },
    ],
  },
  {
    what: 'with one budget across the visits of a step',
    script: [
      { advanceTo: '2026-03-02T09:00:00+08:00' },
      start,
      { advanceTo: '2026-03-04T18:00:00+08:00' },
      { check: { clocks: { review: { used: 2, remaining: 1, light: 'yellow' } } } },
      { complete: 'review', variables: { outcome: 'needsCorrection' } },
      { check: { clocks: { review: { state: 'ended', used: 2 } } } },
      { advanceTo: '2026-03-16T09:00:00+08:00' },
      { message: 'corrected' },
      { check: { clocks: { review: { state: 'running', used: 2, remaining: 1, due: '2026-03-17T17:30:00+08:00' } } } },
    ],
  },
])('reckons $what', async ({ script }) => {
  const { failure } = await tellDiagram(lawful, script)

  expect(failure).toBeNull()
})

test.each([
  ['no-such ground', [pause('lunch')], 'unknown-ground'],
  ['a ground that stops nothing', [pause('upstream')], 'ground-stops-nothing'],
  ['no reason', [pause('hearing', { why: ' ' })], 'suspension-incomplete'],
  ['no evidence', [pause('hearing', { evidence: [] })], 'suspension-incomplete'],
  ['a date in the past', [pause('hearing', { from: '2026-01-02T09:00:00+08:00' })], 'clock-back-dated'],
  ['a limit in the past', [pause('hearing', { limit: '2026-01-02T09:00:00+08:00' })], 'clock-back-dated'],
  ['the same ground twice', [pause('hearing'), pause('hearing')], 'already-suspended'],
  [
    'another department to end it',
    [pause('hearing', { department: 'a' }), { resumeClock: 'review', department: 'b' }],
    'not-its-suspension',
  ],
  [
    'more days than the law gives',
    [{ extendClock: 'review', days: 11, reason: '案情复杂', approvedBy: 'qin' }],
    'extension-too-long',
  ],
  [
    'to extend the whole from one of its steps',
    [{ extendClock: 'review', clock: 'statutory', days: 1, reason: '案情复杂', approvedBy: 'qin' }],
    'no-clock',
  ],
  ['an extension without approval', [{ extendClock: 'review', days: 1, reason: '案情复杂' }], 'extension-incomplete'],
  ['what is overdue to stop', [{ advance: 'P60D' }, pause('hearing')], 'clock-overdue'],
])('refuses %s', async (_what, steps, code) => {
  const { failure } = await tellDiagram(lawful, [start, ...steps])

  expect(failure).toMatchObject({ step: steps.length + 1, refusal: { code } })
})

test('ends a suspension by itself when it has lasted as long as it may', async () => {
  const { failure } = await tellDiagram(lawful, [
    { advanceTo: '2026-03-02T09:00:00+08:00' },
    start,
    pause('hearing', { limit: '2026-03-05T17:30:00+08:00' }),
    { advanceTo: '2026-03-05T17:00:00+08:00' },
    { check: { clocks: { review: { state: 'paused' } } } },
    { advanceTo: '2026-03-06T09:00:00+08:00' },
    { check: { clocks: { review: { state: 'running', due: '2026-03-11T17:30:00+08:00' } } } },
  ])

  expect(failure).toBeNull()
})

test('runs on while somebody holds the instance, and through a move by hand and a restart', async () => {
  const { failure } = await tellDiagram(lawful, [
    { advanceTo: '2026-03-02T09:00:00+08:00' },
    start,
    pause('hearing'),
    { modify: { terminate: 'review', activate: 'review' } },
    { check: { clocks: { review: { state: 'paused' }, 'process/statutory': { state: 'paused' } } } },
    { suspend: true },
    { advanceTo: '2026-03-04T09:00:00+08:00' },
    { resumeClock: 'review' },
    { advanceTo: '2026-03-06T18:00:00+08:00' },
    { check: { clocks: { review: { state: 'running', light: 'yellow', used: 2 } } } },
    { resume: true },
    { cancel: true },
    { advanceTo: '2026-03-09T09:00:00+08:00' },
    { restart: 'review' },
    { check: { clocks: { review: { state: 'running', used: 2, due: '2026-03-09T17:30:00+08:00' } } } },
    { check: { clocks: { 'process/statutory': { state: 'running', due: '2026-04-01T17:30:00+08:00' } } } },
  ])

  expect(failure).toBeNull()
})

test('lets a model react when its clock is nearly due, stands still, goes on and is overdue', async () => {
  const played = await tellDiagram('a-model-reacts-to-its-clock', [
    { advanceTo: '2026-03-02T09:00:00+08:00' },
    start,
    pause('hearing'),
    { resumeClock: 'review' },
    pause('testing'),
    { resumeClock: 'review' },
    { check: { counts: { paused: 2, resumed: 2, nearlyDue: 0 } } },
    { advanceTo: '2026-03-04T17:30:00+08:00' },
    { check: { counts: { nearlyDue: 1, late: 0, overdue: 0 } } },
    { advanceTo: '2026-03-05T17:30:00+08:00' },
    { check: { counts: { nearlyDue: 1, overdue: 0 }, waiting: { review: 1 } } },
    { advanceTo: '2026-03-06T17:30:00+08:00' },
    { check: { counts: { nearlyDue: 1, overdue: 1, late: 1 }, waiting: { review: 0, answerForIt: 1 } } },
    { check: { variables: { told: { left: 1, used: 4, due: '2026-03-09T17:30:00+08:00', light: 'yellow' } } } },
  ])

  expect(played.failure).toBeNull()
  const lights = linesOf(played.world.trace).filter(({ event }) => event === 'lightChanged')
  expect(lights.map(({ element }) => element).filter((element) => element === 'review')).toHaveLength(6)
})

test('deems what silence decides, and tells the ledger with the result', async () => {
  const { world } = await tellDiagram('a-model-reacts-to-its-clock', [
    start,
    pause('hearing'),
    { resumeClock: 'review' },
    { advance: 'P9D' },
  ])

  const [result] = resultsOf(world)

  expect(result?.clocks).toMatchObject([
    { element: 'process', clock: 'statutory', suspensions: [{ ground: 'hearing' }] },
  ])
})
