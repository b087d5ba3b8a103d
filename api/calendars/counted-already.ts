import { closingTime, localTime, type Office, readDay, writeDay } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'

/**
 * Refuses to change days that are closed already: what was counted stays counted, so that nobody makes a late step
 * punctual by a closure that is entered afterwards. `now` in milliseconds; the day is one of the office's zone.
 */
export function mustNotBeCounted(office: Office, now: number, firstDay: string): void {
  const today = localTime(now, office.zone).day
  const open = now < closingTime(office, today) ? today : today + 1
  if ((readDay(firstDay) ?? open) >= open) return
  const date = writeDay(open)
  throw new Refusal(
    'day-counted-already',
    `Expected days from ${date} on: those before are over, and what was counted stays counted.`,
    `只能更改 ${date} 及以后的日期：已经过去的日子已计入时限，不得更改。`,
  )
}
