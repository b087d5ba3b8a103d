import { describe, expect, test } from 'vitest'
import { addDuration, isDuration, parseCycle, parseInstant, timerTextProblem } from '../../../engine/model/duration.ts'

const SHANGHAI = 'Asia/Shanghai'

describe('a duration', () => {
  test.each([
    ['PT30M', '2026-01-05T09:00:00+08:00', '2026-01-05T09:30:00+08:00'],
    ['P1D', '2026-01-05T09:00:00+08:00', '2026-01-06T09:00:00+08:00'],
    ['P1M', '2026-01-31T09:00:00+08:00', '2026-02-28T09:00:00+08:00'],
    ['P1Y', '2024-02-29T09:00:00+08:00', '2025-02-28T09:00:00+08:00'],
    ['P2W', '2026-01-05T09:00:00+08:00', '2026-01-19T09:00:00+08:00'],
    ['P1M1DT1H', '2026-01-31T23:30:00+08:00', '2026-03-02T00:30:00+08:00'],
    ['PT1.5S', '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:01.500+08:00'],
    ['PT0S', '2026-01-05T09:00:00+08:00', '2026-01-05T09:00:00+08:00'],
  ])('%s after %s is %s', (duration, from, to) => {
    expect(addDuration(Date.parse(from), duration, SHANGHAI)).toBe(Date.parse(to))
  })

  test('of a day keeps the time of day where clocks change', () => {
    const before = Date.parse('2026-03-28T12:00:00+01:00')

    expect(addDuration(before, 'P1D', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T12:00:00+02:00'))
    expect(addDuration(before, 'PT24H', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T13:00:00+02:00'))
  })

  test.each(['', 'P', 'PT', 'P1', '1D', 'PT1D', 'P1H', 'P1.5D', '-P1D', 'P-1D', 'P1DT', 'P1D1Y', 'PT5M ', 'p1d'])(
    'is not %j',
    (text) => {
      expect(isDuration(text)).toBe(false)
      expect(addDuration(0, text, SHANGHAI)).toBeNull()
    },
  )

  test('that leads out of all calendars is none', () => {
    expect(addDuration(0, 'P999999999Y', SHANGHAI)).toBeNull()
  })
})

describe('an instant', () => {
  test.each([
    ['2026-01-05T09:00:00+08:00', '2026-01-05T01:00:00Z'],
    ['2026-01-05T01:00:00Z', '2026-01-05T01:00:00Z'],
    ['2026-01-05T09:00:00', '2026-01-05T01:00:00Z'],
    ['2026-01-05T09:00', '2026-01-05T01:00:00Z'],
    ['2026-01-05', '2026-01-04T16:00:00Z'],
    ['2026-01-05T09:00:00.250+0800', '2026-01-05T01:00:00.250Z'],
    ['2026-01-05T09:00:00@Europe/Berlin', '2026-01-05T08:00:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text, SHANGHAI)).toBe(Date.parse(expected))
  })

  test.each([
    '',
    'tomorrow',
    '2026-02-30',
    '2026-13-01',
    '2026-01-05T25:00',
    '2026-1-5',
    '2026-01-05 09:00',
    '20260105',
    '2026-01-05T09:00@Nowhere/City',
  ])('is not %j', (text) => {
    expect(parseInstant(text, SHANGHAI)).toBeNull()
  })
})

describe('a cycle', () => {
  test.each([
    ['R3/PT10M', { times: 3, start: null, interval: 'PT10M', end: null }],
    ['R/P1D', { times: -1, start: null, interval: 'P1D', end: null }],
    ['R5/2026-01-05T09:00:00Z/P1D', { times: 5, start: '2026-01-05T09:00:00Z', interval: 'P1D', end: null }],
    ['R/PT1H/2026-02-01', { times: -1, start: null, interval: 'PT1H', end: '2026-02-01' }],
  ])('%s is read', (text, expected) => {
    expect(parseCycle(text)).toEqual(expected)
  })

  test.each([
    'R',
    'R3',
    'R3/',
    'R0/PT1M',
    'R3/PT0S',
    'R/P0D',
    '3/PT1M',
    'PT1M',
    'Rx/PT1M',
    'R3/soon/PT1M',
    'R3/PT1M/soon',
    'R3/a/b/PT1M',
    '0 0/5 * * * ?',
  ])('is not %j', (text) => {
    expect(parseCycle(text)).toBeNull()
  })
})

test('says in both languages what a timer should hold', () => {
  expect(timerTextProblem('PT5X', 'duration')).toMatchObject({
    message: expect.stringContaining('PT5X'),
    messageZh: expect.stringContaining('时长'),
  })
  expect(timerTextProblem('PT5M', 'duration')).toBeNull()
  expect(timerTextProblem('PT5M', 'cycle')).not.toBeNull()
  expect(timerTextProblem('2026-01-05', 'date')).toBeNull()
})
