import type { FastifyRequest } from 'fastify'
import type { OwnApplicationsPage } from '../../../../templates/pages/enterprise/models.ts'
import type { Card } from '../../../cards/card.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import type { Paged } from '../../../lists/paging.ts'
import { parkOf } from '../../../plugins/access.ts'
import { withQuery } from '../../address.ts'
import { frameOf, say } from '../../frame.ts'
import { pagerOf } from '../../list-page.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dueWords, type Showing } from '../../parts/deadline-parts.ts'
import { applicationHref } from '../applicant-frame.ts'
import { hearingAsked } from '../hearing/hearing-asked.ts'
import { stateTag } from '../state-tag.ts'
import { isIn, type OwnApplication, type OwnTab, ownTabs } from './own-applications.ts'

export interface OwnList {
  readonly all: readonly OwnApplication[]
  readonly paged: Paged<OwnApplication>
  readonly tab: OwnTab
  readonly words: string
  /** Cards on which the person may still speak. */
  readonly toHear: readonly Card[]
}

/** *My applications*: what is asked of me first, each row a link. */
export function ownApplicationsPage(request: FastifyRequest, list: OwnList, showing: Showing): OwnApplicationsPage {
  const { park, enterprises } = parkOf(request)
  const base = `/parks/${park.slug}/applications`
  const several = new Set(list.all.map(({ application }) => application.enterprise.id)).size > 1
  return {
    frame: frameOf(request, { title: say(request, 'applications.title'), audience: 'public' }),
    startHref: `/parks/${park.slug}/start`,
    notice: hearingAsked(request, list.toHear, showing),
    hasAny: list.all.length > 0,
    tabs: {
      label: say(request, 'applications.tabs'),
      items: ownTabs.map((tab) => ({
        href: withQuery(base, { tab: tab === 'all' ? '' : tab, q: list.words }),
        label: say(request, `applications.${tab}`),
        current: tab === list.tab,
        hasCount: true,
        count: list.all.filter((row) => isIn(row, tab)).length,
      })),
    },
    tab: list.tab,
    words: list.words,
    rows: list.paged.rows.map((row) => rowOf(request, row, showing, several || enterprises.length === 0)),
    pager: pagerOf(request, list.paged),
  }
}

function rowOf(request: FastifyRequest, row: OwnApplication, showing: Showing, withEnterprise: boolean) {
  const { application, title, asked } = row
  const { language, office, now } = showing
  const created = dateAndTime(language, office.zone, application.createdAt.getTime(), now)
  return {
    href: applicationHref(request, application.id),
    title,
    tag: stateTag(request, application),
    second: [
      application.number ?? say(request, 'applications.draftOf', { date: created }),
      ...(withEnterprise ? [application.enterprise.name] : []),
    ].join(' · '),
    asked: asked === null ? null : say(request, `asked.${asked.type}`),
    askedHref: applicationHref(request, application.id, asked?.type === 'correct' ? '/correction' : ''),
    due:
      asked?.type === 'correct' && asked.answerBy !== null
        ? dueWords(showing, readDeadline(office, now, asked.answerBy.getTime(), now))
        : null,
  }
}
