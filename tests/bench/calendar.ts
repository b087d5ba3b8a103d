import { addWorkingDays, findCalendar, readDay, workingDaysBetween } from '../../engine/index.ts'
import { median, report } from './report.ts'

/** Working days to add to each day: a short limit, a long one, and a year of them. */
const LENGTHS = [1, 20, 60, 250]

/** Adding working days, beside a loop that looks at one day after the other, in turns. */
export function benchCalendar({ rounds, milliseconds }: { rounds: number; milliseconds: number }): void {
  const calendar = findCalendar('cn')
  const first = readDay('2024-01-01')
  if (calendar === null || first === null) throw new Error('Expected the national calendar from 2024')
  const dayAt = (index: number) => first + (index % 700)
  const lengthAt = (index: number) => LENGTHS[index % LENGTHS.length] ?? 1
  const isWorked = (day: number) => workingDaysBetween(calendar, day - 1, day) === 1
  const ours = (index: number) => addWorkingDays(calendar, dayAt(index), lengthAt(index))
  const dayByDay = (index: number) => {
    let day = dayAt(index)
    for (let left = lengthAt(index); left > 0; ) {
      day += 1
      if (isWorked(day)) left -= 1
    }
    return day
  }
  for (let index = 0; index < 2_800; index += 1) {
    if (ours(index) !== dayByDay(index)) throw new Error('Expected both to come to the same day')
  }

  const rates = { ours: [] as number[], dayByDay: [] as number[] }
  for (let round = -1; round < rounds; round++) {
    const our = additionsPerSecond(ours, milliseconds)
    const their = additionsPerSecond(dayByDay, milliseconds)
    if (round < 0) continue
    rates.ours.push(our)
    rates.dayByDay.push(their)
  }
  report({
    bench: 'core',
    name: 'calendar-additions',
    value: median(rates.ours),
    unit: 'additions/s',
    ratio: median(rates.ours) / median(rates.dayByDay),
    against: 'a loop over the days',
    goal: 10,
    better: 'higher',
  })
}

function additionsPerSecond(add: (index: number) => number, milliseconds: number): number {
  const began = performance.now()
  let [count, sum] = [0, 0]
  while (performance.now() - began < milliseconds) for (let k = 0; k < 4_096; k++) sum += add(count++)
  // The sum is used, so that no optimiser leaves the work out.
  if (Number.isNaN(sum)) throw new Error('Expected days')
  return (count / (performance.now() - began)) * 1000
}
