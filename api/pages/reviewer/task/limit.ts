import { effectiveDay, localTime, type Office, workingDaysBetween, writeDay } from '../../../../engine/index.ts'
import type { CalendarDay, LimitPart } from '../../../../templates/pages/reviewer/task-model.ts'
import { type TextKey, textIn } from '../../../../templates/texts/catalogue.ts'
import type { Deadline } from '../../../deadlines/read-deadline.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dueOf, lightOf, type Showing } from '../../parts/deadline-parts.ts'

type Day = ReturnType<typeof effectiveDay>

const weekdays = [
  'limit.monday',
  'limit.tuesday',
  'limit.wednesday',
  'limit.thursday',
  'limit.friday',
  'limit.saturday',
  'limit.sunday',
] as const satisfies readonly TextKey[]

/** More weeks than these make no picture; the words remain. */
const MOST_WEEKS = 8

/** The promised limit with a calendar of the weeks from its beginning to its end. */
export function limitPart(showing: Showing, deadline: Deadline): LimitPart {
  const { language, office, now } = showing
  const start = dateAndTime(language, office.zone, deadline.startedAt, now)
  return {
    light: lightOf(showing, deadline),
    due: dueOf(showing, deadline).text,
    weekdays: weekdays.map((key) => textIn(language, key)),
    weeks: weeksOf(showing, deadline),
    sentence: textIn(language, 'limit.sentence', { start, days: deadline.days }),
  }
}

function weeksOf(showing: Showing, deadline: Deadline): LimitPart['weeks'] {
  const { office } = showing
  const start = effectiveDay(office, deadline.startedAt)
  const due = localTime(deadline.dueAt, office.zone).day
  const first = start - weekdayOf(start)
  const weeks = Math.ceil((due - first + 1) / 7)
  if (weeks > MOST_WEEKS || weeks < 1) return []
  // A week more, so that one sees what follows.
  return Array.from({ length: Math.max(weeks, 2) }, (_, week) =>
    weekdays.map((_, weekday) => dayOf(showing, deadline, { start, due, day: first + week * 7 + weekday })),
  )
}

function dayOf(
  { language, office }: Showing,
  deadline: Deadline,
  { start, due, day }: { readonly start: Day; readonly due: Day; readonly day: Day },
): CalendarDay {
  const date = writeDay(day)
  // `5/1` says that a month begins, in the width of a day.
  const text = date.endsWith('-01') ? `${Number(date.slice(5, 7))}/1` : String(Number(date.slice(8)))
  const place = deadline.reckoning.counted.indexOf(date) + 1
  const counted = place === 0 ? '' : textIn(language, 'limit.day', { day: place })
  if (day === due) return { text, kind: 'due', word: counted }
  if (day === start) return { text, kind: 'start', word: textIn(language, 'limit.start') }
  const works = isWorked(office, day)
  const isWeekend = weekdayOf(day) > 4
  // A festival stays one on a Sunday too.
  const isHoliday = office.calendar.holidays.has(day)
  if (!works) return { text, kind: 'off', word: textIn(language, isHoliday ? 'limit.holiday' : 'limit.weekend') }
  if (place > 0) return { text, kind: 'counted', word: counted }
  return { text, kind: 'plain', word: isWeekend ? textIn(language, 'limit.makeUp') : '' }
}

function isWorked({ calendar }: Office, day: Day): boolean {
  return workingDaysBetween(calendar, day - 1, day) === 1
}

/** 0 = Monday; days are counted from a Thursday. */
function weekdayOf(day: Day): number {
  return (day + 3) % 7
}
