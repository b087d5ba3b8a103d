import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { importNotice, previewNotice } from '../../../calendars/import-notice.ts'
import type { AskedNotice } from '../../../calendars/read-asked-notice.ts'
import { receiveNotice } from '../../../calendars/receive-notice.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { answerOnce } from '../../../idempotency/answer-once.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { answerForm, type FormState, freshForm, page, pageForm, type ShownOnce } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { ownCalendarPageRoutes } from './own-routes.ts'
import { show } from './show-calendar.ts'

const url = '/parks/:park/calendar'

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

  await app.register(ownCalendarPageRoutes)
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
