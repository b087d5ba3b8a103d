import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { findApplicationIdByNumber } from '../../../applications/queries.ts'
import type { FeatureRoutes } from '../../../features.ts'
import {
  actOnNotice,
  type OversightDeed,
  raiseByHand,
  readNotice,
  visibleDepartments,
} from '../../../oversight/act-on-notice.ts'
import type { OversightNotice } from '../../../oversight/notice.ts'
import { searchOversight } from '../../../oversight/queries.ts'
import type { AskedNotice } from '../../../oversight/raise-notice.ts'
import { noticeParams } from '../../../oversight/routes.ts'
import { causeNames } from '../../../oversight/rules.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import type { Permission } from '../../../permissions.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { say } from '../../frame.ts'
import { type List, listPage } from '../../list-page.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { departmentNames } from '../../parts/place.ts'
import { showingOf } from '../../reviewer/read-inbox.ts'
import { type Typed, textOf } from '../../typed.ts'
import { newNoticePage } from './new-notice-page.ts'
import { noticePage } from './notice-page.ts'
import { noticeSheet } from './notice-sheet.ts'
import { noticesHref } from './notice-words.ts'
import { noticeColumns, noticesFilter, noticesPage } from './notices-page.ts'
import { oversightRulesPageRoutes } from './rules-routes.ts'

const url = '/parks/:park/oversight'

/** The address of each deed below a notice, who may do it, what it is, and the field in which its words are written. */
const deeds: readonly (readonly [OversightDeed, path: string, Permission, summary: string, field: string])[] = [
  ['answer', 'answer', 'answerOversight', 'Answers it · 答复督办单', 'answer'],
  ['sendBack', 'return', 'raiseOversight', 'Sends it back · 退回督办单', 'judgement'],
  ['close', 'closure', 'raiseOversight', 'Closes it · 督办单销号', 'judgement'],
]

/** 督办单: the list, one with what may be done, a new one, and what goes out on paper. */
export const noticePageRoutes: FeatureRoutes = async (app) => {
  await app.register(oversightRulesPageRoutes)

  listPage(app, {
    url,
    permission: 'readOversight',
    summary: 'Oversight notices · 督办单',
    params: inParkParams,
    query: noticesFilter,
    list: async (request, _params, filter): Promise<List<OversightNotice>> => {
      const access = parkOf(request)
      const chosen = <Value>(value: Value | ''): Value | null => (value === '' ? null : value)
      const asked = { state: chosen(filter.state), cause: chosen(filter.cause), words: filter.q.trim() }
      const search = { departments: visibleDepartments(access), ...asked }
      const rows = await inParkOf(request, (tx) => searchOversight(tx, access.park.id, search))
      const [names, showing] = [await departmentNames(request), showingOf(request)]
      return {
        name: 'oversight-notices',
        rows,
        columns: noticeColumns(request, names, showing),
        html: (paged) => renderPage('oversight/list', noticesPage(request, filter, paged, names, showing)),
      }
    },
  })

  page(app, {
    url: `${url}/new`,
    permission: 'raiseOversight',
    summary: 'Raise a notice · 发出督办单',
    params: inParkParams,
    query: z.object({ application: z.string().max(40).default('') }),
    show: (request, _params, { application }) => showNew(request, freshForm({ application, answerDays: '2' })),
  })

  pageForm(app, {
    url: `${url}/new`,
    permission: 'raiseOversight',
    summary: 'Raises a notice · 发出督办单',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const id = await raiseByHand(request, await askedNotice(request, typed))
      return `${noticesHref(request)}/${id}?done=raise`
    },
    show: (request, _params, form) => showNew(request, form),
  })

  page(app, {
    url: `${url}/:notice`,
    permission: 'readOversight',
    summary: 'One notice · 一份督办单',
    params: noticeParams,
    query: z.object({ done: z.enum(['raise', 'answer', 'sendBack', 'close']).optional() }),
    show: (request, { notice }, { done }) => show(request, notice, freshForm(), done ?? null),
  })

  page(app, {
    url: `${url}/:notice/sheet`,
    permission: 'readOversight',
    summary: 'A notice on paper · 督办通知单',
    params: noticeParams,
    query: z.object({}),
    show: async (request, { notice }) => {
      const [read, names] = [await readNotice(request, notice), await departmentNames(request)]
      const department = names.get(read.notice.department) ?? read.notice.department
      return renderPage('oversight/sheet', noticeSheet(request, read, department))
    },
  })

  for (const [deed, path, permission, summary, field] of deeds) {
    pageForm(app, {
      url: `${url}/:notice/${path}`,
      permission,
      summary,
      params: noticeParams,
      act: async (request, { notice }, typed) => {
        await actOnNotice(request, notice, deed, textOf(typed, field))
        return `${noticesHref(request)}/${notice}?done=${deed}`
      },
      show: (request, { notice }, form) => show(request, notice, form, null),
    })
  }
}

async function show(
  request: FastifyRequest,
  id: string,
  form: FormState,
  done: OversightDeed | 'raise' | null,
): Promise<string> {
  const read = await readNotice(request, id)
  const words = done === null ? null : say(request, `oversight.done.${done}`)
  const around = { names: await departmentNames(request), showing: showingOf(request), done: words }
  return renderPage('oversight/matter', noticePage(request, read, form, around))
}

async function showNew(request: FastifyRequest, form: FormState): Promise<string> {
  return renderPage('oversight/new', newNoticePage(request, form, await departmentNames(request)))
}

async function askedNotice(request: FastifyRequest, typed: Typed): Promise<AskedNotice> {
  const number = textOf(typed, 'application')
  const applicationId =
    number === ''
      ? null
      : await inParkOf(request, (tx) => findApplicationIdByNumber(tx, parkOf(request).park.id, number))
  const cause = causeNames.find((each) => each === textOf(typed, 'cause'))
  const answerDays = Number(textOf(typed, 'answerDays'))
  const areDays = Number.isInteger(answerDays) && answerDays >= 1 && answerDays <= 60
  const wrong = [
    textOf(typed, 'department') === '' ? [problem('department', 'Choose a department.', '请选择被督办的部门。')] : [],
    cause === undefined ? [problem('cause', 'Choose the cause.', '请选择督办事由。')] : [],
    number !== '' && applicationId === null
      ? [problem('application', 'There is no application of this number.', '没有这个申请号，请核对或者留空。')]
      : [],
    textOf(typed, 'what') === '' ? [problem('what', 'Write what is the matter.', '请写明督办事项和要求。')] : [],
    areDays ? [] : [problem('answerDays', 'Write 1 to 60 working days.', '请填写 1 至 60 个工作日。')],
  ].flat()
  if (cause === undefined || wrong.length > 0) {
    throw new Refusal('oversight-incomplete', 'The notice lacks something.', '督办单内容不完整。', wrong)
  }
  return { department: textOf(typed, 'department'), cause, applicationId, what: textOf(typed, 'what'), answerDays }
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'oversight-incomplete', message, messageZh }
}
