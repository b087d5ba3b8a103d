import type { FastifyRequest } from 'fastify'
import type {
  CalendarPage,
  CalendarPreview,
  DayForm,
  NoticeForm,
  OwnPreview,
  ParkDayRow,
} from '../../../../templates/pages/manager/calendar-model.ts'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { calendarEnd } from '../../../calendars/calendar-end.ts'
import type { CalendarNotice, ParkCalendarDay } from '../../../calendars/calendar-notice.ts'
import type { ParkTimetable } from '../../../calendars/hours/timetables.ts'
import type { NoticePreview, ParkMoves } from '../../../calendars/import-notice.ts'
import { regionsOf } from '../../../calendars/regions.ts'
import { officeOf } from '../../../deadlines/office.ts'
import { seasonsInWords } from '../../../parks/hours-in-words.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { weekdayFields } from './asked-own.ts'
import { yearsOf } from './calendar-years.ts'
import { daysInWords, daysText, dayText } from './days-in-words.ts'
import { endNotice } from './end-notice.ts'
import { hoursForm, hoursRows } from './hours-part.ts'
import { movesPart } from './moves-part.ts'

export interface CalendarReading {
  readonly notices: readonly CalendarNotice[]
  readonly days: readonly ParkCalendarDay[]
  readonly names: ReadonlyMap<string, string>
  readonly preview: NoticePreview | null
  readonly hours: readonly ParkTimetable[]
  /** What days or hours would move; `null` where nobody has asked. */
  readonly ownPreview: OwnPreview | null
  /** A notice that was just imported, and how many due dates it moved in which parks. */
  readonly imported: { readonly year: number; readonly moved: readonly ParkMoves[] } | null
  /** The park's own days. */
  readonly mayChange: boolean
  /** Notices, which hold in every park. */
  readonly mayImport: boolean
}

// A notice has some thirty lines; more of what is none helps nobody.
const SHOWN_LINES = 200

/** The calendar of the park: until when it is known, a notice's preview, the years, the park's own days. */
export function calendarPage(request: FastifyRequest, reading: CalendarReading, form: FormState): CalendarPage {
  const { park } = parkOf(request)
  const office = officeOf(request.server.engine, park)
  const end = calendarEnd(office, request.server.engine.now())
  return {
    frame: frameOf(request, { title: say(request, 'calendar.title'), audience: 'office' }),
    context: say(request, 'calendar.context', {
      day: dayText(request, end.lastPublishedDay),
      closes: park.closingTime,
      zone: park.zone,
    }),
    seasons: seasonsInWords(park.officeHours, languageOf(request)),
    problem: errorSummary(form.problem, languageOf(request)),
    notice: noticePart(request, reading),
    base: `/parks/${park.slug}/calendar`,
    noticeForm: reading.mayImport ? noticeForm(request, form) : null,
    dayForm: reading.mayChange ? dayForm(form) : null,
    preview: reading.preview === null ? null : previewPart(request, reading.preview, textOf(form.typed, 'region')),
    ownPreview: reading.ownPreview,
    years: yearsOf(request, reading),
    days: reading.days.map((day) => dayRow(request, day, reading.mayChange, form.commandId)),
    weekdays: weekdayFields.map(({ text }) => say(request, text)),
    hours: hoursRows(request, reading, form.commandId),
    hoursForm: reading.mayChange ? hoursForm(request, reading, form) : null,
  }
}

function noticePart(request: FastifyRequest, { imported }: CalendarReading): NoticePart | null {
  if (imported === null) {
    const end = endNotice(request)
    return end === null ? null : { ...end, action: null }
  }
  return {
    tone: 'blue',
    role: 'status',
    headline: say(request, 'calendar.imported', { year: imported.year }),
    sentence: say(request, 'calendar.importedHint', {
      count: imported.moved.reduce((sum, { moved }) => sum + moved, 0),
      parks: imported.moved.length,
    }),
    action: null,
  }
}

function noticeForm(request: FastifyRequest, { typed, commandId }: FormState): NoticeForm {
  const { park } = parkOf(request)
  const chosen = textOf(typed, 'region')
  return {
    commandId,
    document: textOf(typed, 'document'),
    year: textOf(typed, 'year'),
    regions: regionsOf(park).map((value) => ({
      value,
      label: value === 'cn' ? say(request, 'calendar.regionCn') : say(request, 'calendar.regionPlace', { code: value }),
      selected: value === chosen,
    })),
  }
}

function dayForm({ typed, commandId }: FormState): DayForm {
  return {
    commandId,
    from: textOf(typed, 'from'),
    to: textOf(typed, 'to'),
    name: textOf(typed, 'name'),
    reason: textOf(typed, 'reason'),
    isOpen: textOf(typed, 'works') === 'yes',
  }
}

function previewPart(
  request: FastifyRequest,
  { reading, isKnown, moves, parks }: NoticePreview,
  region: string,
): CalendarPreview {
  const isChinese = languageOf(request) === 'zh'
  const { problems, year } = reading
  return {
    title: year === null ? say(request, 'calendar.previewTitle') : say(request, 'calendar.previewOf', { year }),
    isKnown,
    problems: problems.length === 0 ? null : say(request, 'calendar.problems', { count: problems.length }),
    problemList: problems.slice(0, SHOWN_LINES).map(({ line, message, messageZh }) => {
      const problem = isChinese ? messageZh : message
      return line === null ? problem : say(request, 'calendar.atLine', { line, problem })
    }),
    lines: reading.lines
      .filter(({ text }) => text !== '')
      .slice(0, SHOWN_LINES)
      .map(({ text, kind, holidays, makeUpWorkdays }) => ({
        text,
        isWrong: kind === 'problem',
        readAs: kind === 'days' ? daysText(request, holidays, makeUpWorkdays) : say(request, `calendar.kind.${kind}`),
      })),
    mayImport: problems.length === 0 && !isKnown,
    region: region === '' ? 'cn' : region,
    total: say(request, 'calendar.total', {
      count: parks.reduce((sum, { moved }) => sum + moved, 0),
      parks: parks.length,
    }),
    parks: parks.filter(({ moved }) => moved > 0).map(({ name, moved }) => ({ name, moved: String(moved) })),
    moves: moves.length === 0 ? null : movesPart(request, moves),
  }
}

function dayRow(
  request: FastifyRequest,
  { id, fromDay, toDay, works, name, reason, withdrawnAt }: ParkCalendarDay,
  mayChange: boolean,
  commandId: string,
): ParkDayRow {
  const days = daysInWords(request, fromDay, toDay)
  return {
    days,
    kind: say(request, works ? 'calendar.opened' : 'calendar.closed'),
    name,
    reason,
    state: say(request, withdrawnAt === null ? 'calendar.holds' : 'calendar.withdrawn'),
    withdrawal:
      withdrawnAt !== null || !mayChange
        ? null
        : {
            action: `/parks/${parkOf(request).park.slug}/calendar/days/${id}/withdrawal-previews`,
            label: say(request, 'calendar.withdrawOf', { days }),
            days,
            commandId,
          },
  }
}
