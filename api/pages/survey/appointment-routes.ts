import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseInstant } from '../../../engine/index.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { applicationParams } from '../../applications/schemas.ts'
import { MOST_TIMES } from '../../appointments/appointment.ts'
import {
  answerTimes,
  confirmTime,
  moveAppointment,
  proposeTimes,
  type Span,
} from '../../appointments/make-appointment.ts'
import { readAppointment } from '../../appointments/read-appointment.ts'
import type { FeatureRoutes } from '../../features.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { applicationHref } from '../enterprise/applicant-frame.ts'
import { showingOf } from '../enterprise/showing.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { departmentNames } from '../parts/place.ts'
import { type Typed, textOf } from '../typed.ts'
import { appointmentPage } from './appointment-page.ts'

type Params = z.output<typeof applicationParams>

const base = '/parks/:park/applications/:application/survey-appointment'

/** 勘验预约 for the lead, the departments concerned and the applicant, each with what they may do. */
export const appointmentPageRoutes: FeatureRoutes = async (app) => {
  async function show(request: FastifyRequest, { application }: Params, form: FormState): Promise<string> {
    const opened = await inParkOf(request, (tx) => readAppointment(app, tx, parkOf(request), application))
    const names = await departmentNames(request)
    return renderPage('survey/appointment', appointmentPage(request, opened, names, form, showingOf(request)))
  }

  page(app, {
    url: base,
    permission: 'readSurveys',
    summary: 'When the survey is · 联合勘验时间',
    params: applicationParams,
    query: z.object({}),
    show: (request, params) => show(request, params, freshForm()),
  })

  for (const [path, permission, summary, act] of [
    ['proposal', 'answerTask', 'Propose times · 提出勘验时间', propose],
    ['answers', 'readSurveys', 'Say which times suit · 选择合适的时间', answer],
    ['confirmation', 'answerTask', 'Confirm a time · 确定勘验时间', confirm],
    ['move', 'answerTask', 'Move the survey · 改期', move],
  ] as const) {
    pageForm(app, {
      url: `${base}/${path}`,
      permission,
      summary,
      params: applicationParams,
      act: async (request, { application }, typed) => {
        await act(request, application, typed)
        return applicationHref(request, application, '/survey-appointment')
      },
      show,
    })
  }
}

async function propose(request: FastifyRequest, application: string, typed: Typed): Promise<void> {
  const place = { address: textOf(typed, 'address'), contact: textOf(typed, 'contact'), phone: textOf(typed, 'phone') }
  const empty = (['address', 'contact', 'phone'] as const).filter((name) => place[name] === '')
  if (empty.length > 0) throw missing(empty.map((name) => [name, ...placeWords[name]] as const))
  const given = Array.from({ length: MOST_TIMES }, (_, index) => textOf(typed, `times.${index}`))
  const times = given.flatMap((text) => (text === '' ? [] : [spanOf(request, typed, text)]))
  await proposeTimes(request, application, { ...place, times })
}

async function answer(request: FastifyRequest, application: string, typed: Typed): Promise<void> {
  const answers = Object.keys(typed).flatMap((name) => {
    const time = /^suits\.([0-9a-f-]{36})$/.exec(name)?.[1]
    return time === undefined || textOf(typed, name) === '' ? [] : [{ time, suits: textOf(typed, name) === 'yes' }]
  })
  if (answers.length === 0) {
    throw missing([['suits', 'Choose for at least one time.', '请至少选择一个时间。']])
  }
  await answerTimes(request, application, answers)
}

async function confirm(request: FastifyRequest, application: string, typed: Typed): Promise<void> {
  await confirmTime(request, application, textOf(typed, 'time'))
}

async function move(request: FastifyRequest, application: string, typed: Typed): Promise<void> {
  const reason = textOf(typed, 'reason').slice(0, 500)
  if (reason === '') throw missing([['reason', 'Write why it is moved.', '请写明改期的理由。']])
  await moveAppointment(request, application, { ...spanOf(request, typed, textOf(typed, 'times.0')), reason })
}

const placeWords = {
  address: ['Write where it is.', '请填写勘验地点。'],
  contact: ['Write who is on site.', '请填写现场联系人。'],
  phone: ['Write a telephone number.', '请填写联系电话。'],
} as const

/** A time without a day and hour is none: it is refused as one that is not to come. */
function spanOf(request: FastifyRequest, typed: Typed, text: string): Span {
  const startsAt = parseInstant(text, parkOf(request).park.zone) ?? Number.NaN
  const minutes = Math.min(Math.max(Number(textOf(typed, 'minutes')) || 120, 30), 480)
  return { startsAt, endsAt: startsAt + minutes * 60_000 }
}

function missing(fields: readonly (readonly [field: string, message: string, messageZh: string])[]): Refusal {
  const errors = fields.map(([field, message, messageZh]) => ({ field, code: 'nothing-chosen', message, messageZh }))
  return new Refusal(
    'nothing-chosen',
    errors.map(({ message }) => message).join(' '),
    errors.map(({ messageZh }) => messageZh).join(''),
    errors,
  )
}
