import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { calendarEnd } from '../../../calendars/calendar-end.ts'
import { officeOf } from '../../../deadlines/office.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { dayText } from './days-in-words.ts'

/** From 60 days before published holidays end: that they do, and who imports the next ones; `null` before. */
export function endNotice(request: FastifyRequest): Omit<NoticePart, 'action'> | null {
  const { park, roles } = parkOf(request)
  const { engine } = request.server
  const { daysLeft, isNear, lastPublishedDay } = calendarEnd(officeOf(engine, park), engine.now())
  if (!isNear) return null
  const day = dayText(request, lastPublishedDay)
  return {
    tone: 'yellow',
    role: 'status',
    headline: daysLeft < 0 ? say(request, 'calendar.over') : say(request, 'calendar.near', { days: daysLeft }),
    sentence: say(request, isAllowed('importNotices', roles) ? 'calendar.nearHint' : 'calendar.nearAsk', { day }),
  }
}
