import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { importNotice, previewNotice } from '../../../calendars/import-notice.ts'
import { enterParkDays, takeBackParkDays } from '../../../calendars/park-days.ts'
import { listMoved, listNotices, listParkDays } from '../../../calendars/queries.ts'
import type { AskedNotice } from '../../../calendars/read-asked-notice.ts'
import { regionsOf } from '../../../calendars/regions.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { listNames } from '../../../people/queries.ts'
import { isAllowed } from '../../../permissions.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { calendarPage } from './calendar-page.ts'

const url = '/parks/:park/calendar'
const permission = 'changeCalendar'

/** The calendar of a park: the yearly notice with its preview, the park's own days. */
export const calendarPageRoutes: FeatureRoutes = async (app) => {
  const byWhom = (request: FastifyRequest) => ({ personId: personOf(request).personId, at: app.engine.now() })
  const hereOf = (request: FastifyRequest) => `/parks/${parkOf(request).park.slug}/calendar`

  page(app, {
    url,
    permission: 'readCalendar',
    summary: 'The calendar, and a preview of a notice · 日历',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, asked) => show(request, freshForm(asked)),
  })

  pageForm(app, {
    url: `${url}/notices`,
    permission,
    summary: 'Imports a notice · 导入放假安排',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const { park } = parkOf(request)
      const { id } = await inParkOf(request, (tx) =>
        answerOnce(request, tx, () => importNotice(tx, park, askedNotice(typed), byWhom(request))),
      )
      await app.engine.takeUpCalendars()
      return `${hereOf(request)}?imported=${id}`
    },
    show: (request, _params, form) => show(request, form),
  })

  pageForm(app, {
    url: `${url}/days`,
    permission,
    summary: 'Enters days of the park · 登记园区日期',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const days = {
        from: textOf(typed, 'from'),
        to: textOf(typed, 'to'),
        works: textOf(typed, 'works') === 'yes',
        name: required(typed, 'name', 60),
        reason: required(typed, 'reason', 500),
      }
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await enterParkDays(tx, parkOf(request).park.id, days, byWhom(request))
          return {}
        }),
      )
      await app.engine.takeUpCalendars()
      return hereOf(request)
    },
    show: (request, _params, form) => show(request, form),
  })

  pageForm(app, {
    url: `${url}/days/:day/withdrawal`,
    permission,
    summary: 'Takes days of the park back · 撤回园区日期',
    params: inParkParams.extend({ day: z.uuid() }),
    act: async (request, { day }) => {
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await takeBackParkDays(tx, parkOf(request).park.id, day, byWhom(request))
          return {}
        }),
      )
      await app.engine.takeUpCalendars()
      return hereOf(request)
    },
    show: (request, _params, form) => show(request, form),
  })
}

async function show(request: FastifyRequest, form: FormState): Promise<string> {
  const { park, roles } = parkOf(request)
  const { typed } = form
  const mayChange = isAllowed(permission, roles)
  const preview =
    mayChange && textOf(typed, 'document') !== '' ? await previewNotice(request.server, park, askedNotice(typed)) : null
  const reading = await inParkOf(request, async (tx) => {
    const notices = await listNotices(tx, regionsOf(park))
    const imported = notices.find(({ id }) => id === textOf(typed, 'imported'))
    return {
      notices,
      days: await listParkDays(tx, park.id),
      names: await listNames(tx, [...new Set(notices.map(({ importedBy }) => importedBy))]),
      imported:
        imported === undefined
          ? null
          : { year: imported.year, moved: (await listMoved(tx, park.id, imported.id, 1)).total },
    }
  })
  return renderPage('manager/calendar', calendarPage(request, { ...reading, preview, mayChange }, form))
}

function askedNotice(typed: Typed): AskedNotice {
  const year = textOf(typed, 'year')
  const region = textOf(typed, 'region')
  return {
    region: region === '' ? 'cn' : region,
    document: textOf(typed, 'document'),
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    title: null,
    number: null,
    issuedOn: null,
    url: null,
  }
}

function required(typed: Typed, name: 'name' | 'reason', most: number): string {
  const text = textOf(typed, name)
  if (text !== '' && text.length <= most) return text
  const zh = name === 'name' ? '名称' : '理由'
  throw new Refusal(
    'calendar-day-refused',
    `Expected a ${name} of at most ${most} characters.`,
    `请填写${zh}，不超过 ${most} 个字。`,
  )
}
