import { expect, test } from 'vitest'
import { monthsAfter } from '../../../api/credit/months-after.ts'

test.each([
  ['2024-05-13', 6, '2024-11-13'],
  ['2024-08-31', 6, '2025-02-28'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2024-12-31', 12, '2025-12-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('counts from %s on %i months, to the same day or the last of the month: %s', (day, months, last) => {
  expect(monthsAfter(day, months)).toBe(last)
})
