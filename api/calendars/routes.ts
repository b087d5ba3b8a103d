import type { FastifyRequest } from 'fastify'
import { writeDay } from '../../engine/index.ts'
import { officeOf } from '../deadlines/office.ts'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { calendarEnd } from './calendar-end.ts'
import type { CalendarNotice } from './calendar-notice.ts'
import { listTimetables } from './hours/queries.ts'
import { importNotice, movedByPark, previewNotice } from './import-notice.ts'
import { dayViewOf, moveViewOf, ownCalendarRoutes, timetableViewOf } from './own-routes.ts'
import { listNotices, listParkDays } from './queries.ts'
import { regionsOf } from './regions.ts'
import { calendarView, importedView, noticeBody, previewView } from './schemas.ts'

/** Calendars of a park: what holds, the yearly notice with a preview, the park's own days. */
export const calendarRoutes: FeatureRoutes = async (app) => {
  const byWhom = (request: FastifyRequest) => ({ personId: personOf(request).personId, at: app.engine.now() })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/calendar',
    config: { permission: 'readCalendar' },
    schema: {
      tags: ['calendars'],
      summary: 'The calendar that counts here, with its notices · 日历',
      params: inParkParams,
      response: { 200: calendarView },
    },
    handler: async (request) => {
      const { park } = parkOf(request)
      const office = officeOf(app.engine, park)
      const { notices, days, hours } = await inParkOf(request, async (tx) => ({
        notices: await listNotices(tx, regionsOf(park)),
        days: await listParkDays(tx, park.id),
        hours: await listTimetables(tx, park.id),
      }))
      return {
        firstDay: writeDay(office.calendar.firstDay),
        ...calendarEnd(office, app.engine.now()),
        zone: park.zone,
        closingTime: park.closingTime,
        officeHours: park.officeHours,
        notices: notices.map(noticeViewOf),
        days: days.map(dayViewOf),
        hours: hours.map(timetableViewOf),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/calendar/notice-previews',
    config: { permission: 'importNotices' },
    schema: {
      tags: ['calendars'],
      summary: 'What importing a notice would do in every park; nothing is written · 导入预览',
      description: 'For administrators of the installation, for a notice holds in every park of its region.',
      params: inParkParams,
      body: noticeBody,
      response: { 200: previewView },
    },
    handler: async (request) => {
      const { reading, isKnown, moves, parks } = await previewNotice(app, parkOf(request).park, request.body)
      const { year, documentHash } = reading
      return {
        year,
        documentHash,
        isKnown,
        lines: reading.lines.map(({ holidays, makeUpWorkdays, ...line }) => ({
          ...line,
          holidays: [...holidays],
          makeUpWorkdays: [...makeUpWorkdays],
        })),
        problems: [...reading.problems],
        moves: moves.map(moveViewOf),
        parks: [...parks],
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/calendar/notices',
    config: { permission: 'importNotices' },
    schema: {
      tags: ['calendars'],
      summary: 'Import a yearly notice; open due dates of every park follow · 导入放假安排',
      description: 'For administrators of the installation, for a notice holds in every park of its region.',
      params: inParkParams,
      body: noticeBody,
      response: { 200: importedView },
    },
    handler: async (request) => {
      const { park } = parkOf(request)
      const imported = await inParkOf(request, (tx) =>
        answerOnce(request, tx, () => importNotice(tx, park, request.body, byWhom(request))),
      )
      await app.engine.takeUpCalendars()
      const parks = await movedByPark(app.database, imported.id)
      return { ...imported, moved: parks.find(({ slug }) => slug === park.slug)?.moved ?? 0, parks: [...parks] }
    },
  })

  await app.register(ownCalendarRoutes)
}

function noticeViewOf({ document: _, holidays, makeUpWorkdays, importedAt, ...notice }: CalendarNotice) {
  return {
    ...notice,
    holidays: [...holidays],
    makeUpWorkdays: [...makeUpWorkdays],
    importedAt: importedAt.toISOString(),
  }
}
