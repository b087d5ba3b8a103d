import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OversightListPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery, type Paged } from '../../../lists/paging.ts'
import { visibleDepartments } from '../../../oversight/act-on-notice.ts'
import { oversightLifecycle } from '../../../oversight/lifecycle.ts'
import type { OversightNotice } from '../../../oversight/notice.ts'
import { causeNames } from '../../../oversight/rules.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { pagerOf } from '../../list-page.ts'
import { selectOf } from '../../manager/filter-parts.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dateWords, lightOf, type Showing } from '../../parts/deadline-parts.ts'
import { type DepartmentNames, placeOf } from '../../parts/place.ts'
import { causeWord, noticesHref, noticeTag } from './notice-words.ts'

const empty = z.literal('')

/** The filter of the list as it stands in the address. */
export const noticesFilter = listQuery.extend({
  state: z
    .enum([...oversightLifecycle.states, 'open'])
    .or(empty)
    .default(''),
  cause: z.enum(causeNames).or(empty).default(''),
})

const heads = [
  'oversight.notice',
  'oversight.department',
  'oversight.cause',
  'oversight.state',
  'oversight.answerBy',
] as const

export function noticesPage(
  request: FastifyRequest,
  filter: z.output<typeof noticesFilter>,
  paged: Paged<OversightNotice>,
  names: DepartmentNames,
  showing: Showing,
): OversightListPage {
  const access = parkOf(request)
  const title = say(request, 'oversight.title')
  const base = noticesHref(request)
  const may = (permission: 'raiseOversight' | 'proposeCard') => isAllowed(permission, access.roles)
  return {
    frame: frameOf(request, {
      title,
      audience: 'office',
      place: visibleDepartments(access) === null ? null : placeOf(request, names),
    }),
    title,
    context: say(request, 'oversight.context'),
    actions: [
      ...(may('raiseOversight') ? [{ href: `${base}/new`, label: say(request, 'oversight.raise') }] : []),
      { href: `${base}/rules`, label: say(request, 'oversight.rules') },
      ...(may('proposeCard') ? [{ href: `/parks/${access.park.slug}/cards`, label: say(request, 'card.title') }] : []),
    ],
    words: filter.q,
    selects: [
      selectOf(request, 'state', say(request, 'oversight.state'), filter.state, [
        { value: 'open', label: say(request, 'oversight.open') },
        ...oversightLifecycle.states.map((value) => ({ value, label: say(request, `oversight.state.${value}`) })),
      ]),
      selectOf(
        request,
        'cause',
        say(request, 'oversight.cause'),
        filter.cause,
        causeNames.map((value) => ({ value, label: causeWord(showing.language, value) })),
      ),
    ],
    clearHref: base,
    columns: heads.map((key) => say(request, key)),
    rows: paged.rows.map((notice) => rowOf(request, notice, names, showing)),
    empty: { headline: say(request, 'oversight.none'), sentence: say(request, 'oversight.noneHint') },
    pager: pagerOf(request, paged),
  }
}

function rowOf(
  request: FastifyRequest,
  notice: OversightNotice,
  names: DepartmentNames,
  showing: Showing,
): OversightListPage['rows'][number] {
  const { language } = showing
  const { application, raisedAt, answerBy } = notice
  const waits = notice.state === 'issued' || notice.state === 'escalated'
  const deadline = readDeadline(showing.office, raisedAt.getTime(), answerBy.getTime(), showing.now)
  const cell = (key: (typeof heads)[number], more: Partial<OversightListPage['rows'][number]['cells'][number]>) => ({
    ...{ label: say(request, key), tag: null, light: null, text: '', second: '', ...more },
  })
  return {
    href: `${noticesHref(request)}/${notice.id}`,
    title: notice.number,
    second: application?.project ?? dateAndTime(language, showing.office.zone, raisedAt.getTime(), showing.now),
    cells: [
      cell('oversight.department', { text: names.get(notice.department) ?? notice.department }),
      cell('oversight.cause', { text: causeWord(language, notice.cause), second: application?.number ?? '' }),
      cell('oversight.state', { tag: noticeTag(language, notice) }),
      cell('oversight.answerBy', {
        light: waits ? lightOf(showing, deadline) : null,
        text: dateWords(showing, deadline),
      }),
    ],
  }
}

/** The same as a file. */
export function noticeColumns(
  request: FastifyRequest,
  names: DepartmentNames,
  { language }: Showing,
): readonly Column<OversightNotice>[] {
  return [
    { label: say(request, 'oversight.notice'), value: ({ number }) => number },
    { label: say(request, 'oversight.department'), value: ({ department }) => names.get(department) ?? department },
    { label: say(request, 'oversight.cause'), value: ({ cause }) => causeWord(language, cause) },
    { label: say(request, 'oversight.application'), value: ({ application }) => application?.number ?? null },
    { label: say(request, 'oversight.project'), value: ({ application }) => application?.project ?? null },
    { label: say(request, 'oversight.what'), value: ({ what }) => what },
    { label: say(request, 'oversight.state'), value: ({ state }) => say(request, `oversight.state.${state}`) },
    { label: say(request, 'oversight.raisedAt'), value: ({ raisedAt }) => raisedAt },
    { label: say(request, 'oversight.answerBy'), value: ({ answerBy }) => answerBy },
  ]
}
