import type { FastifyRequest } from 'fastify'
import type { OwnPreview } from '../../../../templates/pages/manager/calendar-model.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { listTimetables } from '../../../calendars/hours/queries.ts'
import { movedByPark, type NoticePreview } from '../../../calendars/import-notice.ts'
import { listNotices, listParkDays } from '../../../calendars/queries.ts'
import { regionsOf } from '../../../calendars/regions.ts'
import { listNames } from '../../../people/queries.ts'
import { isAllowed } from '../../../permissions.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { calendarPage } from './calendar-page.ts'

/** What was asked to be looked at before it is done. */
export interface Foreseen {
  readonly notice?: NoticePreview
  readonly own?: OwnPreview
}

/** The page of the calendar with what was typed, and what that would move. */
export async function show(request: FastifyRequest, form: FormState, foreseen: Foreseen = {}): Promise<string> {
  const { park, roles } = parkOf(request)
  const { database } = request.server
  const reading = await inParkOf(request, async (tx) => {
    const [notices, hours] = [await listNotices(tx, regionsOf(park)), await listTimetables(tx, park.id)]
    const people = [...notices.map(({ importedBy }) => importedBy), ...hours.map(({ enteredBy }) => enteredBy)]
    return { notices, hours, days: await listParkDays(tx, park.id), names: await listNames(tx, [...new Set(people)]) }
  })
  const imported = reading.notices.find(({ id }) => id === textOf(form.typed, 'imported'))
  const moved = imported === undefined ? [] : await movedByPark(database, imported.id)
  const whole = {
    ...reading,
    preview: foreseen.notice ?? null,
    ownPreview: foreseen.own ?? null,
    imported: imported === undefined ? null : { year: imported.year, moved },
    mayChange: isAllowed('changeCalendar', roles),
    mayImport: isAllowed('importNotices', roles),
  }
  return renderPage('manager/calendar', calendarPage(request, whole, form))
}
