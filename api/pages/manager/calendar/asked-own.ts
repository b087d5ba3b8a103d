import type { AskedTimetable } from '../../../calendars/hours/timetables.ts'
import type { AskedDays } from '../../../calendars/park-days.ts'
import { Refusal } from '../../../refusal.ts'
import { type Typed, textOf } from '../../typed.ts'

/** The field of each weekday, Monday first. */
export const weekdayFields = [
  { name: 'day1', text: 'calendar.weekday.1' },
  { name: 'day2', text: 'calendar.weekday.2' },
  { name: 'day3', text: 'calendar.weekday.3' },
  { name: 'day4', text: 'calendar.weekday.4' },
  { name: 'day5', text: 'calendar.weekday.5' },
  { name: 'day6', text: 'calendar.weekday.6' },
  { name: 'day7', text: 'calendar.weekday.7' },
] as const

/** Days of the park as they were typed; throws a `Refusal` where a word is missing. */
export function askedDays(typed: Typed): AskedDays {
  return {
    from: textOf(typed, 'from'),
    to: textOf(typed, 'to'),
    works: textOf(typed, 'works') === 'yes',
    name: required(typed, 'name', ['name', '名称'], 60, 'calendar-day-refused'),
    reason: required(typed, 'reason', ['reason', '理由'], 500, 'calendar-day-refused'),
  }
}

/** Office hours as they were typed; whether they are hours is for the feature to say. */
export function askedHours(typed: Typed): AskedTimetable {
  return {
    from: textOf(typed, 'hoursFrom'),
    week: weekdayFields.map(({ name }) => typedSpans(typed, name)),
    reason: required(typed, 'hoursReason', ['reason', '理由'], 500, 'office-hours-refused'),
  }
}

/** `9:00–12:00、13:30～17:30` as `09:00-12:00` and `13:30-17:30`: hours are typed in many ways. */
export function typedSpans(typed: Typed, name: string): readonly string[] {
  return textOf(typed, name)
    .normalize('NFKC')
    .replaceAll(/\s*[-–—−~〜至]\s*/g, '-')
    .split(/[\s,;、，；]+/)
    .filter((span) => span !== '')
    .map((span) => span.replaceAll(/(?<!\d)(\d:)/g, '0$1'))
}

function required(
  typed: Typed,
  field: string,
  [en, zh]: readonly [string, string],
  most: number,
  code: 'calendar-day-refused' | 'office-hours-refused',
): string {
  const text = textOf(typed, field)
  if (text !== '' && text.length <= most) return text
  const [message, messageZh] = [`Expected a ${en} of at most ${most} characters.`, `请填写${zh}，不超过 ${most} 个字。`]
  throw new Refusal(code, message, messageZh)
}
