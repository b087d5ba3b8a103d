import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OwnPreview } from '../../../../templates/pages/manager/calendar-model.ts'
import type { MovedDueDate } from '../../../calendars/calendar-notice.ts'
import { enterDays, enterHours, foreseeWithdrawal, withdraw } from '../../../calendars/change-park-calendar.ts'
import { previewTimetable } from '../../../calendars/hours/timetables.ts'
import { previewParkDays } from '../../../calendars/park-days.ts'
import { officeOf } from '../../../deadlines/office.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { type FormState, freshForm, pageForm } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { askedDays, askedHours, typedSpans, weekdayFields } from './asked-own.ts'
import { daysInWords, dayText } from './days-in-words.ts'
import { movesPart } from './moves-part.ts'
import { show } from './show-calendar.ts'

const url = '/parks/:park/calendar'
const permission = 'changeCalendar'
const withId = inParkParams.extend({ id: z.uuid() })

/** The park's own days and office hours: each change is looked at first, with every due date that it would move. */
export const ownCalendarPageRoutes: FeatureRoutes = async (app) => {
  const hereOf = (request: FastifyRequest) => `/parks/${parkOf(request).park.slug}/calendar`
  const officeHere = (request: FastifyRequest) => officeOf(app.engine, parkOf(request).park)
  const again = (request: FastifyRequest, _params: unknown, form: FormState) => show(request, form)

  async function previewed(request: FastifyRequest, typed: Typed, own: Omit<OwnPreview, 'commandId'>) {
    const form = freshForm(typed)
    return { shown: await show(request, form, { own: { ...own, commandId: form.commandId } }) }
  }

  pageForm(app, {
    url: `${url}/day-previews`,
    permission,
    summary: 'What days of the park would move; nothing is written · 预览园区日期',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const days = askedDays(typed)
      const { from, to, works, name } = days
      const moves = await previewParkDays(app, parkOf(request).park.id, days, officeHere(request))
      return await previewed(request, typed, {
        title: say(request, 'calendar.dayPreview', { days: daysInWords(request, from, to) }),
        what: [`${say(request, works ? 'calendar.opened' : 'calendar.closed')} · ${name}`],
        moves: partOf(request, moves),
        action: `${hereOf(request)}/days`,
        fields: sentAgain(typed, ['from', 'to', 'works', 'name', 'reason']),
        submit: say(request, 'calendar.enter'),
      })
    },
    show: again,
  })

  pageForm(app, {
    url: `${url}/days`,
    permission,
    summary: 'Enters days of the park · 登记园区日期',
    params: inParkParams,
    act: async (request, _params, typed) => {
      await enterDays(request, askedDays(typed))
      return hereOf(request)
    },
    show: again,
  })

  pageForm(app, {
    url: `${url}/hour-previews`,
    permission,
    summary: 'What office hours would move; nothing is written · 预览办公时间',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const hours = askedHours(typed)
      const moves = await previewTimetable(app, parkOf(request).park.id, hours, officeHere(request))
      return await previewed(request, typed, {
        title: say(request, 'calendar.hoursPreview', { day: dayText(request, hours.from) }),
        what: weekdayFields.map(({ text, name }) => `${say(request, text)} ${typedSpans(typed, name).join(' ')}`),
        moves: partOf(request, moves),
        action: `${hereOf(request)}/hours`,
        fields: sentAgain(typed, ['hoursFrom', 'hoursReason', ...weekdayFields.map(({ name }) => name)]),
        submit: say(request, 'calendar.hoursSet'),
      })
    },
    show: again,
  })

  pageForm(app, {
    url: `${url}/hours`,
    permission,
    summary: 'Sets office hours from a day on · 设置办公时间',
    params: inParkParams,
    act: async (request, _params, typed) => {
      await enterHours(request, askedHours(typed))
      return hereOf(request)
    },
    show: again,
  })

  for (const [part, what] of [
    ['days', '园区日期'],
    ['hours', '办公时间'],
  ] as const) {
    pageForm(app, {
      url: `${url}/${part}/:id/withdrawal-previews`,
      permission,
      summary: `What taking ${part} of the park back would move; nothing is written · 预览撤回${what}`,
      params: withId,
      act: async (request, { id }, typed) => {
        const moves = await foreseeWithdrawal(request, part, id)
        const days = textOf(typed, 'days')
        return await previewed(
          request,
          {},
          {
            title: say(request, 'calendar.withdrawPreview', { days }),
            what: [],
            moves: partOf(request, moves),
            action: `${hereOf(request)}/${part}/${id}/withdrawal`,
            fields: [],
            submit: say(request, 'calendar.withdrawNow'),
          },
        )
      },
      show: again,
    })

    pageForm(app, {
      url: `${url}/${part}/:id/withdrawal`,
      permission,
      summary: `Takes ${part} of the park back · 撤回${what}`,
      params: withId,
      act: async (request, { id }) => {
        await withdraw(request, part, id)
        return hereOf(request)
      },
      show: again,
    })
  }
}

function partOf(request: FastifyRequest, moves: readonly MovedDueDate[]) {
  return moves.length === 0 ? null : movesPart(request, moves)
}

function sentAgain(typed: Typed, names: readonly string[]) {
  return names.map((name) => ({ name, value: textOf(typed, name) }))
}
