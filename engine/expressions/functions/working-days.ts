import { FeelDate, FeelDateTime } from 'feelin'
import { Temporal } from 'temporal-polyfill'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../calendar/calendar.ts'
import { type Day, readDay, writeDay } from '../../calendar/day.ts'
import { nationalCalendar } from '../../calendar/national-calendars.ts'
import { CLOSING_TIME, dueAfter, effectiveDay, type Office } from '../../calendar/office.ts'
import { localTime } from '../../calendar/zone.ts'
import { TEMPORAL_COST } from '../comparing.ts'
import type { FeelValue } from '../feel-value.ts'
import { fail, type Machine, spend } from '../machine.ts'
import type { Builtins } from './builtin.ts'

const MOST_DAYS = 10_000
const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/

/** A date counts as itself, an instant as the day that is effective for it. ISO 8601 strings stand for either. */
type Moment = { readonly type: 'date'; readonly day: Day } | { readonly type: 'instant'; readonly at: number }

/**
 * Our own functions, over the park's working days (行政许可法 art. 82). Given an instant, `add working days` gives the
 * closing time of the n-th counted day; given a date, a date.
 */
export const workingDayBuiltins: Builtins = {
  'add working days': {
    parameters: ['from', 'days'],
    call(machine, [from = null, days = null]) {
      if (from === null || days === null) return null
      const moment = readMoment(machine, from)
      const isCount = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS
      if (moment === null || !isCount) return refuse(machine, 'add working days')
      if (moment.type === 'date') return dateOf(addWorkingDays(officeOf(machine).calendar, moment.day, days))
      return instantOf(machine, dueAfter(officeOf(machine), moment.at, days))
    },
  },
  'working days between': {
    parameters: ['from', 'to'],
    call(machine, [from = null, to = null]) {
      if (from === null || to === null) return null
      const [start, end] = [dayOf(machine, from), dayOf(machine, to)]
      if (start === null || end === null) return refuse(machine, 'working days between')
      return workingDaysBetween(officeOf(machine).calendar, start, end)
    },
  },
  'is working day': {
    parameters: ['date'],
    call(machine, [date = null]) {
      if (date === null) return null
      const moment = readMoment(machine, date)
      if (moment === null) return refuse(machine, 'is working day')
      const day = moment.type === 'date' ? moment.day : localTime(moment.at, machine.zone).day
      return isWorkingDay(officeOf(machine).calendar, day)
    },
  },
}

function readMoment(machine: Machine, value: FeelValue): Moment | null {
  spend(machine, TEMPORAL_COST)
  if (value instanceof FeelDate) return readDate(value.toString())
  if (value instanceof FeelDateTime) return readInstant(machine, value)
  if (typeof value !== 'string') return null
  if (!value.includes('T')) return readDate(value)
  const at = HAS_OFFSET.test(value) ? Date.parse(value) : localInstant(value, machine.zone)
  return at === null || Number.isNaN(at) ? null : { type: 'instant', at }
}

function readDate(date: string): Moment | null {
  const day = readDay(date)
  return day === null ? null : { type: 'date', day }
}

/** A date and time without a zone is meant in the zone of the scope. */
function readInstant(machine: Machine, value: FeelDateTime): Moment {
  return { type: 'instant', at: value.unwrap().toZonedDateTime(value.timezone ?? machine.zone).epochMilliseconds }
}

function localInstant(text: string, zone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds
  } catch (cause) {
    if (cause instanceof RangeError) return null
    throw cause
  }
}

function dayOf(machine: Machine, value: FeelValue): Day | null {
  const moment = readMoment(machine, value)
  if (moment === null || moment.type === 'date') return moment?.day ?? null
  return effectiveDay(officeOf(machine), moment.at)
}

function officeOf(machine: Machine): Office {
  return machine.office('cn') ?? { calendar: nationalCalendar, zone: machine.zone, closesAt: CLOSING_TIME }
}

function dateOf(day: Day): FeelDate {
  return new FeelDate(Temporal.PlainDate.from(writeDay(day)))
}

function instantOf(machine: Machine, at: number): FeelDateTime {
  return new FeelDateTime(wallClock(machine, at), machine.zone)
}

function wallClock(machine: Machine, at: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(machine.zone).toPlainDateTime()
}

function refuse(machine: Machine, name: string): null {
  return fail(
    machine,
    'invalid-arguments',
    `Expected dates and a number of days that ${name} can use.`,
    `函数 ${name} 的日期或天数不合要求。`,
  )
}
