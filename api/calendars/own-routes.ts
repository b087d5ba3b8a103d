import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { officeOf } from '../deadlines/office.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import type { MovedDueDate, ParkCalendarDay } from './calendar-notice.ts'
import { enterDays, enterHours, foreseeWithdrawal, type OwnPart, withdraw } from './change-park-calendar.ts'
import { listTimetables } from './hours/queries.ts'
import { type ParkTimetable, previewTimetable } from './hours/timetables.ts'
import { previewParkDays } from './park-days.ts'
import { listParkDays } from './queries.ts'
import { moveView, parkDayBody, parkDayView, timetableBody, timetableView } from './schemas.ts'

const config = { permission: 'changeCalendar' } as const
const url = '/api/v1/parks/:park/calendar'

/** What a park itself says of its calendar: days on which it is closed or open, and its office hours by weekday. */
export const ownCalendarRoutes: FeatureRoutes = async (app) => {
  const officeHere = (request: FastifyRequest) => officeOf(app.engine, parkOf(request).park)

  app.route({
    method: 'POST',
    url: `${url}/day-previews`,
    config,
    schema: {
      tags: ['calendars'],
      summary: 'Due dates that days of the park would move; nothing is written · 预览园区日期',
      params: inParkParams,
      body: parkDayBody,
      response: { 200: z.array(moveView) },
    },
    handler: async (request) => {
      const moves = await previewParkDays(app, parkOf(request).park.id, request.body, officeHere(request))
      return moves.map(moveViewOf)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/days`,
    config,
    schema: {
      tags: ['calendars'],
      summary: 'Days on which the park is closed or open · 登记园区自己的日期',
      description: 'From today on: what was counted stays counted.',
      params: inParkParams,
      body: parkDayBody,
      response: { 200: parkDayView },
    },
    handler: async (request) => {
      const id = await enterDays(request, request.body)
      const days = await inParkOf(request, (tx) => listParkDays(tx, parkOf(request).park.id))
      return dayViewOf(mustBeThere(days.find((each) => each.id === id)))
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/hour-previews`,
    config,
    schema: {
      tags: ['calendars'],
      summary: 'Due dates that office hours would move; nothing is written · 预览办公时间',
      params: inParkParams,
      body: timetableBody,
      response: { 200: z.array(moveView) },
    },
    handler: async (request) => {
      const moves = await previewTimetable(app, parkOf(request).park.id, request.body, officeHere(request))
      return moves.map(moveViewOf)
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/hours`,
    config,
    schema: {
      tags: ['calendars'],
      summary: 'Office hours by weekday from a day on · 设置办公时间',
      description:
        'From tomorrow on. Open due dates of the park follow; until other hours hold, these go before seasons.',
      params: inParkParams,
      body: timetableBody,
      response: { 200: timetableView },
    },
    handler: async (request) => {
      const id = await enterHours(request, request.body)
      const all = await inParkOf(request, (tx) => listTimetables(tx, parkOf(request).park.id))
      return timetableViewOf(mustBeThere(all.find((each) => each.id === id)))
    },
  })

  for (const [part, what] of [
    ['days', '园区日期'],
    ['hours', '办公时间'],
  ] as const satisfies readonly (readonly [OwnPart, string])[]) {
    const params = inParkParams.extend({ id: z.uuid() })

    app.route({
      method: 'POST',
      url: `${url}/${part}/:id/withdrawal-preview`,
      config,
      schema: {
        tags: ['calendars'],
        summary: `Due dates that taking them back would move; nothing is written · 预览撤回${what}`,
        params,
        response: { 200: z.array(moveView) },
      },
      handler: async (request) => (await foreseeWithdrawal(request, part, request.params.id)).map(moveViewOf),
    })

    app.route({
      method: 'POST',
      url: `${url}/${part}/:id/withdrawal`,
      config,
      schema: {
        tags: ['calendars'],
        summary: `Take such ${part} back · 撤回${what}`,
        params,
        response: { 200: z.object({ withdrawn: z.literal(true) }) },
      },
      handler: async (request) => {
        await withdraw(request, part, request.params.id)
        return { withdrawn: true } as const
      },
    })
  }
}

function mustBeThere<Entered>(entered: Entered | undefined): Entered {
  if (entered === undefined) throw new Error('Expected what was entered to be there, but found nothing.')
  return entered
}

export function dayViewOf(day: ParkCalendarDay) {
  const { id, fromDay: from, toDay: to, works, name, reason, enteredBy, enteredAt, withdrawnAt } = day
  return {
    ...{ id, from, to, works, name, reason, enteredBy },
    enteredAt: enteredAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

export function timetableViewOf({ week, enteredAt, withdrawnAt, ...said }: ParkTimetable) {
  return {
    ...said,
    week: week.map((open) => [...open]),
    enteredAt: enteredAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

export function moveViewOf({ oldDueAt, newDueAt, ...move }: MovedDueDate) {
  return { ...move, oldDueAt: oldDueAt.toISOString(), newDueAt: newDueAt.toISOString() }
}
