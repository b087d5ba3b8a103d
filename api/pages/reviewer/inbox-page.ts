import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import type { BulkForm, InboxPage, SortableHead } from '../../../templates/pages/reviewer/inbox-model.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import type { InboxChoices, InboxTab } from '../../inbox/inbox.ts'
import type { Paged } from '../../lists/paging.ts'
import { parkOf } from '../../plugins/access.ts'
import type { Refusal } from '../../refusal.ts'
import type { SavedFilter } from '../../saved-filters/queries.ts'
import { withQuery } from '../address.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { pagerOf } from '../list-page.ts'
import { dateAndTime } from '../parts/dates.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { type DepartmentNames, placeOf } from '../parts/place.ts'
import { inboxFilter, savedFilterParts } from './inbox-filter.ts'
import { type InboxQuery, isNarrowed, keptQuery, sortingOf } from './inbox-query.ts'
import { type InboxEntry, inboxRow } from './inbox-rows.ts'
import { type InboxCounts, inboxTabsPart, worksOnTasks } from './inbox-tabs.ts'

/** What an inbox shows, as it was read. */
export interface InboxContent {
  readonly tab: InboxTab
  readonly query: InboxQuery
  readonly paged: Paged<InboxEntry>
  /** How many copies this person has not read. */
  readonly unread: number
  readonly counts: InboxCounts
  readonly choices: InboxChoices
  /** Names of the permits that may be chosen, by letter. */
  readonly permitNames: ReadonlyMap<string, string>
  readonly filters: readonly SavedFilter[]
  readonly names: DepartmentNames
  readonly bulk: BulkForm | null
  readonly notices: readonly NoticePart[]
  readonly problem: Refusal | null
  readonly commandId: string
}

const summaries: { readonly [tab in InboxTab]?: TextKey } = {
  done: 'inbox.summaryDone',
  copied: 'inbox.summaryCopied',
  followed: 'inbox.summaryFollowed',
}

const heads = [
  ['due', 'inbox.light'],
  ['due', 'inbox.due'],
  ['project', 'inbox.projectAndEnterprise'],
  ['step', 'inbox.matterAndStep'],
  ['number', 'inbox.number'],
] as const

/** The view model of an inbox. */
export function inboxPage(request: FastifyRequest, showing: Showing, content: InboxContent): InboxPage {
  const { tab, query, paged, counts } = content
  const { slug } = parkOf(request).park
  const base = `/parks/${slug}/inbox/${tab}`
  const address = withKept(base, query)
  const total = paged.total
  return {
    frame: frameOf(request, {
      title: say(request, `inboxTab.${tab}`),
      audience: 'office',
      place: placeOf(request, content.names),
    }),
    heading: say(request, worksOnTasks(request) ? 'inbox.title' : 'frame.copies'),
    nowText: weekdayAndTime(showing),
    notices: content.notices,
    problem: errorSummary(content.problem, showing.language),
    tabs: inboxTabsPart(request, tab, counts),
    filter: inboxFilter(request, base, content),
    saved: savedFilterParts(request, base, content),
    summary: say(request, summaries[tab] ?? 'inbox.summary', { total, unread: content.unread }),
    isDone: tab === 'done',
    heads: heads.map(([order, label], index) => headOf(request, address, query, tab === 'done', order, label, index)),
    rows: paged.rows.map((entry) => inboxRow(showing, tab, entry)),
    bulk: content.bulk,
    empty: isNarrowed(query)
      ? {
          headline: say(request, 'inbox.noneFound'),
          sentence: say(request, 'inbox.noneFoundHint'),
          href: base,
          link: say(request, 'inbox.showAll'),
        }
      : {
          headline: say(request, `inboxEmpty.${tab}`),
          sentence: say(request, `inboxEmptyHint.${tab}`),
          ...elsewhere(request, tab),
        },
    pager: pagerOf(request, paged, address),
  }
}

/** Where an empty tab leads on to. */
function elsewhere(request: FastifyRequest, tab: InboxTab): { readonly href: string; readonly link: string } {
  const base = `/parks/${parkOf(request).park.slug}/inbox`
  if (tab === 'mine') return { href: `${base}/department`, link: say(request, 'inbox.toDepartment') }
  if (worksOnTasks(request)) return { href: `${base}/mine`, link: say(request, 'inbox.toMine') }
  const other = tab === 'copied' ? 'followed' : 'copied'
  return { href: `${base}/${other}`, link: say(request, `inboxTab.${other}`) }
}

function withKept(base: string, query: InboxQuery): string {
  const kept = keptQuery(query)
  return kept === '' ? base : `${base}?${kept}`
}

function headOf(
  request: FastifyRequest,
  address: string,
  query: InboxQuery,
  isDone: boolean,
  order: (typeof heads)[number][0],
  label: (typeof heads)[number][1],
  index: number,
): SortableHead {
  const sorting = sortingOf(query.sort, isDone)
  // Light and due date sort alike; the first of them bears the arrow.
  const isSorted = sorting.order === order && index !== 1
  const next = sorting.order === order && !sorting.descending ? `-${order}` : order
  return {
    label: say(request, label),
    href: withQuery(address, { sort: next }),
    direction: isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none',
    arrow: isSorted ? (sorting.descending ? '↓' : '↑') : '',
  }
}

/** `4月25日 星期四 10:02` */
function weekdayAndTime({ language, office, now }: Showing): string {
  const weekday = new Date(now).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    timeZone: office.zone,
  })
  const [date = '', time = ''] = dateAndTime(language, office.zone, now, now).split(/ (?=\d\d:)/)
  return `${date} ${weekday} ${time}`
}
