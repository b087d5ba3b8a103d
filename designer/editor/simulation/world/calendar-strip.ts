import { isPublished, isWorkingDay } from '../../../../engine/calendar/calendar.ts'
import { weekdayOf, writeDay } from '../../../../engine/calendar/day.ts'
import { nationalCalendar } from '../../../../engine/calendar/national-calendars.ts'
import { instantAt, localTime } from '../../../../engine/calendar/zone.ts'

/** A day as the strip of days shows it. */
export interface StripDay {
  readonly date: string
  readonly weekday: string
  readonly isWorking: boolean
  readonly isToday: boolean
  /** The festival, 调休 on a weekend that is worked, 暂定 where no notice is published yet. */
  readonly note: string | null
}

const WEEKDAYS = '一二三四五六日'
const MORNING = 9 * 60

/** The days around an instant, with the holidays and make-up workdays of the State Council. */
export function stripOf(now: number, zone: string, before = 1, after = 12): readonly StripDay[] {
  const { day: today } = localTime(now, zone)
  return Array.from({ length: before + 1 + after }, (_, place) => {
    const day = today - before + place
    const note = !isPublished(nationalCalendar, day)
      ? '暂定'
      : (nationalCalendar.holidays.get(day)?.name ?? (nationalCalendar.makeUpWorkdays.has(day) ? '调休' : null))
    return {
      date: writeDay(day),
      weekday: WEEKDAYS[weekdayOf(day) - 1] ?? '',
      isWorking: isWorkingDay(nationalCalendar, day),
      isToday: day === today,
      note,
    }
  })
}

/** The opening of the office on the next working day. */
export function nextMorning(now: number, zone: string): number {
  let day = localTime(now, zone).day + 1
  while (!isWorkingDay(nationalCalendar, day)) day += 1
  return instantAt(day, MORNING, zone)
}
