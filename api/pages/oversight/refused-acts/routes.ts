import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OversightListPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery, type Paged } from '../../../lists/paging.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { kindOfAct, type RefusedKind, refusedKinds } from '../../../refused-acts/acts.ts'
import { type ListedRefusal, listRefusedActs } from '../../../refused-acts/queries.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type List, listPage, pagerOf } from '../../list-page.ts'
import { selectOf } from '../../manager/filter-parts.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { type DepartmentNames, departmentNames } from '../../parts/place.ts'
import { refusedWords } from '../../parts/refused-rows.ts'

// The table's own keys.
const kinds = Object.keys(refusedKinds) as RefusedKind[]
const filter = listQuery.extend({ kind: z.enum(kinds).or(z.literal('')).default('') })

/** A list of some thousands is for a file; what is older than that is in the API, application by application. */
const MOST = 5_000

/** 被拒绝的违规操作: who tried what, for managers and overseers. */
export const refusedActPageRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url: '/parks/:park/refused-acts',
    permission: 'readRefusedActs',
    summary: 'Acts against the rules that were refused · 被拒绝的违规操作',
    params: inParkParams,
    query: filter,
    list: async (request, _params, { kind, q }): Promise<List<ListedRefusal>> => {
      const asked = { kind: kind === '' ? null : kind, words: q.trim() }
      const rows = await inParkOf(request, (tx) => listRefusedActs(tx, parkOf(request).park.id, MOST, asked))
      const names = await departmentNames(request)
      return {
        name: 'refused-acts',
        rows,
        columns: columnsOf(request, names),
        html: (paged) => renderPage('oversight/list', refusedActsPage(request, { kind, q }, paged, names)),
      }
    },
  })
}

function refusedActsPage(
  request: FastifyRequest,
  { kind, q }: Pick<z.output<typeof filter>, 'kind' | 'q'>,
  paged: Paged<ListedRefusal>,
  names: DepartmentNames,
): OversightListPage {
  const title = say(request, 'refusedActs.title')
  const base = `/parks/${parkOf(request).park.slug}`
  return {
    frame: frameOf(request, { title, audience: 'office' }),
    title,
    context: say(request, 'refusedActs.context'),
    actions: [],
    words: q,
    search: say(request, 'refusedActs.search'),
    selects: [
      selectOf(
        request,
        'kind',
        say(request, 'refusedActs.kind'),
        kind,
        kinds.map((value) => ({ value, label: kindWord(request, value) })),
      ),
    ],
    clearHref: `${base}/refused-acts`,
    columns: heads.map((key) => say(request, key)),
    rows: paged.rows.map((row) => rowOf(request, row, names, base)),
    empty: { headline: say(request, 'refusedActs.none'), sentence: say(request, 'refusedActs.noneHint') },
    pager: pagerOf(request, paged),
  }
}

const heads = [
  'refusedActs.what',
  'refusedActs.why',
  'refusedActs.who',
  'refusedActs.application',
  'refusedActs.when',
] as const

function rowOf(
  request: FastifyRequest,
  row: ListedRefusal,
  names: DepartmentNames,
  base: string,
): OversightListPage['rows'][number] {
  const language = languageOf(request)
  const { what, about, why } = refusedWords(language, row)
  const { instanceId, applicationId, applicationNumber, enterprise, department } = row
  const at = dateAndTime(language, parkOf(request).park.zone, row.refusedAt.getTime(), request.server.engine.now())
  const cell = (key: (typeof heads)[number], text: string, second = '') => ({
    ...{ label: say(request, key), tag: null, light: null, text, second },
  })
  const subject = instanceId ?? (applicationNumber === null ? null : applicationId)
  return {
    href: subject === null ? null : `${base}/instances/${subject}${instanceId === null ? '' : '/clocks'}`,
    title: what,
    second: about === '' ? kindWord(request, kindOfAct(row.act)) : about,
    cells: [
      cell('refusedActs.why', why),
      cell('refusedActs.who', whoOf(request, row), department === null ? '' : (names.get(department) ?? department)),
      cell('refusedActs.application', applicationNumber ?? '—', enterprise ?? ''),
      cell('refusedActs.when', at),
    ],
  }
}

function columnsOf(request: FastifyRequest, names: DepartmentNames): readonly Column<ListedRefusal>[] {
  const language = languageOf(request)
  const label = (
    key:
      | (typeof heads)[number]
      | 'refusedActs.kind'
      | 'refusedActs.about'
      | 'refusedActs.department'
      | 'refusedActs.enterprise',
  ) => say(request, key)
  return [
    { label: label('refusedActs.when'), value: ({ refusedAt }) => refusedAt },
    { label: label('refusedActs.kind'), value: ({ act }) => kindWord(request, kindOfAct(act)) },
    { label: label('refusedActs.what'), value: (row) => refusedWords(language, row).what },
    { label: label('refusedActs.about'), value: (row) => refusedWords(language, row).about },
    { label: label('refusedActs.why'), value: (row) => refusedWords(language, row).why },
    { label: label('refusedActs.who'), value: (row) => whoOf(request, row) },
    {
      label: label('refusedActs.department'),
      value: ({ department }) => (department === null ? null : (names.get(department) ?? department)),
    },
    { label: label('refusedActs.application'), value: ({ applicationNumber }) => applicationNumber },
    { label: label('refusedActs.enterprise'), value: ({ enterprise }) => enterprise },
  ]
}

function whoOf(request: FastifyRequest, { person }: ListedRefusal): string {
  return person ?? say(request, 'refusedActs.process')
}

function kindWord(request: FastifyRequest, kind: RefusedKind | null): string {
  return kind === null ? '' : refusedKinds[kind][languageOf(request) === 'zh' ? 0 : 1]
}
