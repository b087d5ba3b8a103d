import type { FastifyRequest } from 'fastify'
import type { MovesPart } from '../../../../templates/pages/manager/calendar-model.ts'
import type { MovedDueDate } from '../../../calendars/calendar-notice.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'

const SHOWN_MOVES = 200

/** Due dates of this park that would move, the nearest first, at most 200 of them. */
export function movesPart(request: FastifyRequest, moves: readonly MovedDueDate[]): MovesPart {
  const count = moves.length
  return {
    count:
      count <= SHOWN_MOVES
        ? say(request, 'calendar.movesCount', { count })
        : say(request, 'calendar.movesShown', { count, shown: SHOWN_MOVES }),
    rows: moves.slice(0, SHOWN_MOVES).map((move) => rowOf(request, move)),
  }
}

function rowOf(request: FastifyRequest, move: MovedDueDate): MovesPart['rows'][number] {
  const { park, roles } = parkOf(request)
  const now = request.server.engine.now()
  const time = (at: Date) => dateAndTime(languageOf(request), park.zone, at.getTime(), now)
  const { applicationNumber, project, instanceId } = move
  return {
    href: isAllowed('readInstances', roles) ? `/parks/${park.slug}/instances/${instanceId}` : null,
    application: [applicationNumber, project].filter((part) => part !== null).join(' ') || instanceId,
    step: move.step,
    clock: say(request, `calendar.${move.clock}`),
    oldDue: time(move.oldDueAt),
    newDue: time(move.newDueAt),
  }
}
