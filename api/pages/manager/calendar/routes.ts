import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { MovedDueDate } from '../../../calendars/calendar-notice.ts'
import { importNotice, movedByPark, type NoticePreview, previewNotice } from '../../../calendars/import-notice.ts'
import { type AskedDays, enterParkDays, previewParkDays, takeBackParkDays } from '../../../calendars/park-days.ts'
import { listNotices, listParkDays } from '../../../calendars/queries.ts'
import type { AskedNotice } from '../../../calendars/read-asked-notice.ts'
import { receiveNotice } from '../../../calendars/receive-notice.ts'
import { regionsOf } from '../../../calendars/regions.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { listNames } from '../../../people/queries.ts'
import { isAllowed } from '../../../permissions.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { answerForm, type FormState, freshForm, page, pageForm, type ShownOnce } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { calendarPage } from './calendar-page.ts'

const url = '/parks/:park/calendar'
const permission = 'changeCalendar'

/** Junk is read to its end to be told what is wrong with it; what is larger is cut off. */
const UPLOAD_LIMIT = 8 * 1024 * 1024

/** The calendar of a park: the yearly notice with its preview, the park's own days. */
export const calendarPageRoutes: FeatureRoutes = async (app) => {
  const byWhom = (request: FastifyRequest) => ({ personId: personOf(request).personId, at: app.engine.now() })
  const hereOf = (request: FastifyRequest) => `/parks/${parkOf(request).park.slug}/calendar`

  page(app, {
    url,
    permission: 'readCalendar',
    summary: 'The calendar · 日历',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, asked) => show(request, freshForm(asked)),
  })

  app.route({
    method: 'POST',
    url: `${url}/notice-previews`,
    config: { permission: 'importNotices', keepsTyped: true },
    bodyLimit: UPLOAD_LIMIT,
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'A preview of a notice, typed or from a file; nothing is written · 预览放假安排',
      params: inParkParams,
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const { fields, fileText, problem } = await receiveNotice(request)
      const form = { ...freshForm({ ...fields, document: fileText ?? fields['document'] ?? '' }), problem }
      const answer = {
        act: () => previewed(request, form),
        show: (refusal: Refusal) => show(request, { ...form, problem: refusal }),
      }
      return await answerForm(request, reply, answer)
    },
  })

  pageForm(app, {
    url: `${url}/notices`,
    permission: 'importNotices',
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
    url: `${url}/day-previews`,
    permission,
    summary: 'What days of the park would move; nothing is written · 预览园区日期',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const moves = await previewParkDays(app, parkOf(request).park.id, askedDays(typed))
      return { shown: await show(request, freshForm(typed), { days: moves }) }
    },
    show: (request, _params, form) => show(request, form),
  })

  pageForm(app, {
    url: `${url}/days`,
    permission,
    summary: 'Enters days of the park · 登记园区日期',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const days = askedDays(typed)
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

/** The page with the preview, or a `Refusal` where there is nothing to be read. */
async function previewed(request: FastifyRequest, form: FormState): Promise<ShownOnce> {
  if (form.problem !== null) throw form.problem
  if (textOf(form.typed, 'document') === '') {
    const message = 'Expected a file or a pasted text, but found neither.'
    throw new Refusal('file-missing', message, '请选择文件，或把通知粘贴到文本框里。')
  }
  const preview = await previewNotice(request.server, parkOf(request).park, askedNotice(form.typed))
  return { shown: await show(request, form, { notice: preview }) }
}

/** What was asked to be looked at before it is done. */
interface Foreseen {
  readonly notice?: NoticePreview
  readonly days?: readonly MovedDueDate[]
}

async function show(request: FastifyRequest, form: FormState, foreseen: Foreseen = {}): Promise<string> {
  const { park, roles } = parkOf(request)
  const { database } = request.server
  const reading = await inParkOf(request, async (tx) => {
    const notices = await listNotices(tx, regionsOf(park))
    return {
      notices,
      days: await listParkDays(tx, park.id),
      names: await listNames(tx, [...new Set(notices.map(({ importedBy }) => importedBy))]),
    }
  })
  const imported = reading.notices.find(({ id }) => id === textOf(form.typed, 'imported'))
  const moved = imported === undefined ? [] : await movedByPark(database, imported.id)
  return renderPage(
    'manager/calendar',
    calendarPage(
      request,
      {
        ...reading,
        preview: foreseen.notice ?? null,
        dayMoves: foreseen.days ?? null,
        imported: imported === undefined ? null : { year: imported.year, moved },
        mayChange: isAllowed(permission, roles),
        mayImport: isAllowed('importNotices', roles),
      },
      form,
    ),
  )
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

function askedDays(typed: Typed): AskedDays {
  return {
    from: textOf(typed, 'from'),
    to: textOf(typed, 'to'),
    works: textOf(typed, 'works') === 'yes',
    name: required(typed, 'name', 60),
    reason: required(typed, 'reason', 500),
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
