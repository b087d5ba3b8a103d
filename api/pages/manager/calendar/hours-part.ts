import type { FastifyRequest } from 'fastify'
import { localTime, readDay, seasonHours, writeDay } from '../../../../engine/index.ts'
import type { HoursForm, HoursRow } from '../../../../templates/pages/manager/calendar-model.ts'
import type { ParkTimetable } from '../../../calendars/hours/timetables.ts'
import { officeOf } from '../../../deadlines/office.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { shortDate } from '../../parts/dates.ts'
import { textOf } from '../../typed.ts'
import { weekdayFields } from './asked-own.ts'
import { dayText } from './days-in-words.ts'

interface Reading {
  readonly hours: readonly ParkTimetable[]
  readonly names: ReadonlyMap<string, string>
  readonly mayChange: boolean
}

/** Office hours of the park, those that come last first; at the end what its file says. */
export function hoursRows(request: FastifyRequest, reading: Reading, commandId: string): readonly HoursRow[] {
  const { park } = parkOf(request)
  const today = todayOf(request)
  const holds = reading.hours.find(({ from, withdrawnAt }) => withdrawnAt === null && from <= today)
  const ofFile = {
    from: say(request, 'calendar.hoursFirst'),
    week: weekdayFields.map(() => [say(request, 'calendar.closesAt', { time: park.closingTime })]),
    reason: say(request, 'calendar.hoursOfFile'),
    by: '',
    state: say(request, holds === undefined ? 'calendar.hoursNow' : 'calendar.hoursPast'),
    withdrawal: null,
  }
  return [...reading.hours.map((each) => rowOf(request, reading, each, holds, commandId)), ofFile]
}

function rowOf(
  request: FastifyRequest,
  { names, mayChange }: Reading,
  { id, from, week, reason, enteredBy, enteredAt, withdrawnAt }: ParkTimetable,
  holds: ParkTimetable | undefined,
  commandId: string,
): HoursRow {
  const { park } = parkOf(request)
  const isToCome = from > todayOf(request)
  const state =
    withdrawnAt !== null
      ? 'calendar.withdrawn'
      : isToCome
        ? 'calendar.hoursToCome'
        : id === holds?.id
          ? 'calendar.hoursNow'
          : 'calendar.hoursPast'
  const days = dayText(request, from)
  const date = shortDate(languageOf(request), park.zone, enteredAt.getTime(), request.server.engine.now())
  return {
    from: days,
    week: week.map((open) => open.map((span) => span.replace('-', '–'))),
    reason,
    by: say(request, 'calendar.hoursBy', { name: names.get(enteredBy) ?? '—', date }),
    state: say(request, state),
    withdrawal:
      withdrawnAt !== null || !isToCome || !mayChange
        ? null
        : {
            action: `/parks/${park.slug}/calendar/hours/${id}/withdrawal-previews`,
            label: say(request, 'calendar.withdrawOf', { days }),
            days,
            commandId,
          },
  }
}

/** What was typed, else the hours of today's week, which most changes differ from by little. */
export function hoursForm(request: FastifyRequest, { hours }: Reading, { typed }: FormState): HoursForm {
  const today = todayOf(request)
  const holds = hours.find(({ from, withdrawnAt }) => withdrawnAt === null && from <= today)
  const { park } = parkOf(request)
  const season = seasonHours(officeOf(request.server.engine, park), readDay(today) ?? 0)
  const usual = season?.open ?? [`09:00-12:00`, `13:30-${park.closingTime}`]
  return {
    from: textOf(typed, 'hoursFrom'),
    reason: textOf(typed, 'hoursReason'),
    days: weekdayFields.map(({ name, text }, place) => ({
      name,
      label: say(request, text),
      value: textOf(typed, name) || (holds?.week[place] ?? usual).join(' '),
    })),
  }
}

function todayOf(request: FastifyRequest): string {
  return writeDay(localTime(request.server.engine.now(), parkOf(request).park.zone).day)
}
