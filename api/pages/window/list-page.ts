import type { FastifyRequest } from 'fastify'
import { localTime, writeDay } from '../../../engine/index.ts'
import type { WindowListPage, WindowListRow } from '../../../templates/pages/window/list-model.ts'
import { isApplicationState } from '../../applications/lifecycle.ts'
import { litByClock } from '../../deadlines/lit-by-clock.ts'
import { readDeadline } from '../../deadlines/read-deadline.ts'
import type { Column } from '../../lists/columns.ts'
import type { Paged } from '../../lists/paging.ts'
import { parkOf } from '../../plugins/access.ts'
import { acceptanceDeadline } from '../../window/acceptance-deadline.ts'
import { type WindowList, type WindowRow, windowLists } from '../../window/window-list.ts'
import { withQuery } from '../address.ts'
import { frameOf, say } from '../frame.ts'
import { pagerOf } from '../list-page.ts'
import { dateAndTime } from '../parts/dates.ts'
import { dueOf, lightOf, noLight, type Showing } from '../parts/deadline-parts.ts'

export interface WindowListFacts {
  readonly list: WindowList
  readonly words: string
  readonly place: string
  readonly counts: { readonly [list in WindowList]: number }
  /** Title of the process by the hash of its deployment. */
  readonly matters: ReadonlyMap<string, string>
  readonly showing: Showing
}

/** What the list shows. */
export function windowListPage(
  request: FastifyRequest,
  facts: WindowListFacts,
  paged: Paged<WindowRow>,
): WindowListPage {
  const { list, words } = facts
  const address = `/parks/${parkOf(request).park.slug}/window`
  const at = (each: WindowList) => withQuery(address, { list: each === 'toCheck' ? '' : each, q: words })
  return {
    frame: frameOf(request, { title: say(request, 'window.title'), audience: 'office', place: facts.place }),
    registerHref: `${address}/register`,
    tabs: {
      label: say(request, 'window.lists'),
      items: windowLists.map((each) => ({
        href: at(each),
        label: say(request, `window.list.${each}`),
        current: each === list,
        hasCount: true,
        count: facts.counts[each],
      })),
    },
    search: { address, list, words, clearHref: withQuery(address, { list }) },
    summary: say(request, `window.summary.${list}`, { count: paged.total }),
    dueLabel: say(request, `window.due.${list}`),
    rows: paged.rows.map((row) => rowOf(request, facts, row)),
    empty: emptyOf(request, facts, at('all')),
    pager: pagerOf(request, paged),
  }
}

function rowOf(request: FastifyRequest, facts: WindowListFacts, row: WindowRow): WindowListRow {
  const { showing } = facts
  const deadline = deadlineOf(showing, row)
  const date = facts.list === 'acceptedToday' ? row.acceptedAt : row.receivedAt
  return {
    href: `/parks/${parkOf(request).park.slug}/window/${row.applicationId}`,
    isOverdue: deadline?.reckoning.light === 'red',
    light: deadline === null ? noLight(showing.language) : lightOf(showing, deadline),
    due:
      deadline === null || ['acceptedToday', 'all'].includes(facts.list) ? null : dueOf(showing, deadline, 'sentence'),
    date: date === null ? '' : dateAndTime(showing.language, showing.office.zone, date.getTime(), showing.now),
    project: row.project ?? say(request, 'window.noProject'),
    enterprise: row.enterprise,
    matter: facts.matters.get(row.definitionHash) ?? '',
    step: row.step ?? stateText(request, row.state),
    isRegistered: row.isRegistered,
    number: row.number,
    handler: row.assigneeName ?? '',
  }
}

/** The window's own five days while it must act; the applicant's while a correction is awaited. */
function deadlineOf({ office, now }: Showing, row: WindowRow) {
  if (row.state === 'submitted')
    return litByClock(acceptanceDeadline(office, row.receivedAt.getTime(), now), row.light, now)
  if (row.state !== 'returned' || row.answerBy === null) return null
  return readDeadline(office, row.receivedAt.getTime(), row.answerBy.getTime(), now, 'receipt')
}

function emptyOf(request: FastifyRequest, { list, words }: WindowListFacts, allHref: string): WindowListPage['empty'] {
  const all = { href: allHref, label: say(request, 'window.list.all') }
  if (words !== '') {
    return {
      headline: say(request, 'window.empty.found', { words }),
      sentence: say(request, 'window.empty.foundHint'),
      link: list === 'all' ? null : all,
    }
  }
  return {
    headline: say(request, `window.empty.${list}`),
    sentence: say(request, `window.empty.${list}Hint`),
    link: list === 'all' ? null : all,
  }
}

/** What a file of the list has: times in full, and the day by which the window must act. */
export function windowColumns(request: FastifyRequest, facts: WindowListFacts): readonly Column<WindowRow>[] {
  const { office } = facts.showing
  const column = (key: Parameters<typeof say>[1], value: Column<WindowRow>['value']): Column<WindowRow> => ({
    label: say(request, key),
    value,
  })
  return [
    column('window.number', ({ number }) => number),
    column('window.column.project', ({ project }) => project),
    column('window.column.projectCode', ({ projectCode }) => projectCode),
    column('window.column.enterprise', ({ enterprise }) => enterprise),
    column('window.column.creditCode', ({ creditCode }) => creditCode),
    column('window.column.matter', ({ definitionHash }) => facts.matters.get(definitionHash) ?? ''),
    column('window.column.step', ({ step, state }) => step ?? stateText(request, state)),
    column('window.due.all', ({ receivedAt }) => receivedAt),
    column('window.column.due', (row) => {
      const deadline = deadlineOf(facts.showing, row)
      return deadline === null ? null : writeDay(localTime(deadline.dueAt, office.zone).day)
    }),
    column('window.light', (row) => {
      const deadline = deadlineOf(facts.showing, row)
      return deadline === null ? null : lightOf(facts.showing, deadline).word
    }),
    column('window.handler', ({ assigneeName }) => assigneeName),
  ]
}

/** The state of an application in words. */
export function stateText(request: FastifyRequest, state: string): string {
  return isApplicationState(state) ? say(request, `window.state.${state}`) : state
}
