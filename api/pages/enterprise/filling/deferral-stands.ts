import type { FastifyRequest } from 'fastify'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import type { Deferral } from '../../../materials/queries.ts'
import { say } from '../../frame.ts'
import { dateAndTime, shortDate } from '../../parts/dates.ts'
import { dueWords, type Showing } from '../../parts/deadline-parts.ts'

/** How a deferral stands once its application has been accepted, in a sentence; `null` before. */
export function deferralStands(request: FastifyRequest, showing: Showing, deferral: Deferral): string | null {
  const { state, dueAt, providedAt, signedAt } = deferral
  const { language, office, now } = showing
  const at = providedAt === null ? '' : dateAndTime(language, office.zone, providedAt.getTime(), now)
  switch (state) {
    case 'open':
      if (dueAt === null) return null
      return say(request, 'deferral.dueBy', {
        due: dueWords(showing, readDeadline(office, signedAt.getTime(), dueAt.getTime(), now)),
      })
    case 'fulfilled':
      return say(request, 'deferral.came', { at })
    case 'cancelled':
      return say(request, 'deferral.cancelled')
    case 'breached': {
      const date = dueAt === null ? '' : shortDate(language, office.zone, dueAt.getTime(), now)
      return providedAt === null
        ? say(request, 'deferral.breached', { date })
        : say(request, 'deferral.cameLate', { date, at })
    }
  }
}
