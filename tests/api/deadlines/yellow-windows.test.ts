import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { readDeadline } from '../../../api/deadlines/read-deadline.ts'
import { yellowWindows } from '../../../api/deadlines/yellow-windows.ts'
import { addWorkingDays, closingTime, effectiveDay } from '../../../engine/index.ts'

const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })
const HOUR = 3_600_000
const START = Date.parse('2024-04-01T00:00:00+08:00')

describe('the windows by which a database finds yellow deadlines', () => {
  test('say the same as the light that is read from the calendar', () => {
    const hours = fc.integer({ min: 0, max: 24 * 120 })

    fc.assert(
      fc.property(hours, fc.integer({ min: 1, max: 60 }), hours, (started, days, passed) => {
        const startedAt = START + started * HOUR
        const dueAt = closingTime(office, addWorkingDays(office.calendar, effectiveDay(office, startedAt), days))
        const now = startedAt + passed * HOUR

        const found = yellowWindows(office, now).some(
          ({ dueFrom, dueUntil, startedBefore }) =>
            dueAt >= dueFrom.getTime() &&
            dueAt <= dueUntil.getTime() &&
            (startedBefore === null || startedAt < startedBefore.getTime()),
        )

        expect(found).toBe(readDeadline(office, startedAt, dueAt, now).reckoning.light === 'yellow')
      }),
      { numRuns: 2_000 },
    )
  })
})
