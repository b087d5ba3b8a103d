import { expect, test } from 'vitest'
import type { StoredClock } from '../../../api/clocks/clock.ts'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { heatOf, meanDaysOf } from '../../../api/step-figures/mean-days.ts'

const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })

/** Open from the morning of the first day to the night of the last; in June 2026 the tenth is a Wednesday. */
function clock(node: string, days: number, [from, to]: readonly [string, string], more = {}): StoredClock {
  const [startedAt, endedAt] = [
    Date.parse(`2026-06-${from}T09:00:00+08:00`),
    Date.parse(`2026-06-${to}T20:00:00+08:00`),
  ]
  const ledger = { budget: days, startedAt, endedAt, extension: null, suspensions: [], ...more }
  const level = { node, days, clock: 'promised', owner: 'authority', calendar: 'cn', yellow: null } as const
  return { key: 1, host: 1, state: 'ended', ...level, ledger }
}

test('the mean of a step counts working days of what has ended against what was promised', () => {
  const extension = { days: 3, reason: '', approvedBy: '', at: 0 }
  const clocks = [
    clock('review', 1, ['10', '11']),
    // Over a weekend.
    clock('review', 1, ['12', '15']),
    clock('review', 1, ['10', '10'], { extension }),
    clock('sign', 20, ['10', '11']),
  ]

  const means = meanDaysOf(() => office, clocks)

  expect(means.get('review')).toEqual({ mean: 2 / 3, promised: 2, count: 3 })
  expect(means.get('sign')).toEqual({ mean: 1, promised: 20, count: 1 })
})

test('a step with a promise and a time by law is measured by its promise', () => {
  const byLaw: StoredClock = { ...clock('review', 20, ['10', '12']), clock: 'statutory' }

  const means = meanDaysOf(() => office, [byLaw, clock('review', 4, ['10', '12'])])

  expect(means.get('review')?.promised).toBe(4)
})

test('heat has five steps of the time that was promised', () => {
  const heats = [0, 50, 51, 80, 100, 101, 120, 121].map((mean) => heatOf({ mean, promised: 100, count: 1 }))

  expect(heats).toEqual([1, 1, 2, 2, 3, 4, 4, 5])
})
