import { type Beginning, type DueExplanation, type ExplainedDay, explanationSentence } from '../../../engine/index.ts'
import type { CalendarCell, CalendarRow, MonthCalendar } from '../../../templates/calendar/month-calendar.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'

const weekdays = [
  'limit.monday',
  'limit.tuesday',
  'limit.wednesday',
  'limit.thursday',
  'limit.friday',
  'limit.saturday',
  'limit.sunday',
] as const

/** More weeks than these are left out in the middle: the words beside it have every day. */
const MOST_WEEKS = 26
const DAY = 86_400_000

/** The calendar of an explanation. */
export function dueCalendar(
  explanation: DueExplanation,
  language: Language,
  beginning: Beginning = 'acceptance',
): MonthCalendar {
  return {
    label: explanationSentence(explanation, language, beginning),
    weekdays: weekdays.map((key) => textIn(language, key)),
    rows: rowsOf(explanation, language, beginning),
  }
}

function rowsOf(explanation: DueExplanation, language: Language, beginning: Beginning): readonly CalendarRow[] {
  const { days } = explanation
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const known = new Map(days.map((day) => [day.date, day]))
  const monday = Date.parse(first.date) - (first.weekday - 1) * DAY
  const weeks = Math.ceil((Date.parse(last.date) - monday + DAY) / (7 * DAY))
  const rows = Array.from({ length: weeks }, (_, week) => ({
    days: Array.from({ length: 7 }, (_, weekday) => {
      const date = new Date(monday + (week * 7 + weekday) * DAY).toISOString().slice(0, 10)
      const name = week + weekday === 0 || date.endsWith('-01') ? monthAndDay(date) : String(Number(date.slice(8)))
      const day = known.get(date)
      if (day === undefined) return { text: name, kind: 'outside', word: '' } as const
      return cellOf(explanation, day, name, language, beginning)
    }),
  }))
  if (rows.length <= MOST_WEEKS) return rows
  const half = MOST_WEEKS / 2
  const leftOut = textIn(language, 'dueCalendar.leftOut', { weeks: rows.length - MOST_WEEKS })
  return [...rows.slice(0, half), { leftOut }, ...rows.slice(-half)]
}

function cellOf(
  { due }: DueExplanation,
  { date, kind, number, isMakeUpWorkday, holiday }: ExplainedDay,
  text: string,
  language: Language,
  beginning: Beginning,
): CalendarCell {
  const place = number === null ? '' : String(number)
  const worked = isMakeUpWorkday ? textIn(language, 'dueCalendar.makeUp', { day: place }).trim() : place
  if (kind === 'counted') return { text, kind: due?.startsWith(date) === true ? 'due' : 'counted', word: worked }
  switch (kind) {
    case 'begun':
      return { text, kind: 'begun', word: textIn(language, `dueCalendar.${beginning}`) }
    case 'start': {
      const isDue = due?.startsWith(date) === true
      return { text, kind: isDue ? 'due' : 'start', word: textIn(language, `dueCalendar.${beginning}`) }
    }
    case 'suspended':
      return { text, kind: 'suspended', word: textIn(language, 'dueCalendar.suspended') }
    case 'holiday':
      return { text, kind: 'off', word: textIn(language, holiday === null ? 'limit.weekend' : 'limit.holiday') }
    case 'weekend':
      return { text, kind: 'off', word: textIn(language, 'limit.weekend') }
  }
}

function monthAndDay(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
}
