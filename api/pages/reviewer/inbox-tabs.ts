import type { FastifyRequest } from 'fastify'
import type { TabsPart } from '../../../templates/pages/parts.ts'
import { listRequestsOfPerson } from '../../clocks/requests/queries.ts'
import { waitingRequests } from '../../clocks/requests/waiting-requests.ts'
import { type InboxTab, inboxTabs, type Reader } from '../../inbox/inbox.ts'
import { countTab } from '../../inbox/queries.ts'
import { parkOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { say } from '../frame.ts'

/** How much stands in each tab. */
export type InboxCounts = { readonly [tab in InboxTab]: number } & {
  /** About clocks: that wait for this person to decide, and that they asked. */
  readonly waitingRequests: number
  readonly ownRequests: number
}

export async function countsOf(tx: Tx, reader: Reader): Promise<InboxCounts> {
  const { access, personId } = reader
  const tabs = { mine: 0, department: 0, checking: 0, done: 0, copied: 0, followed: 0, raised: 0 }
  for (const tab of inboxTabs) tabs[tab] = await countTab(tx, reader, tab)
  return {
    ...tabs,
    waitingRequests: (await waitingRequests(tx, access, personId)).length,
    ownRequests: (await listRequestsOfPerson(tx, access.park.id, personId)).length,
  }
}

const workers = ['windowClerk', 'reviewer', 'checker', 'signatory'] as const

export function worksOnTasks(request: FastifyRequest): boolean {
  const { roles } = parkOf(request)
  return workers.some((role) => roles.has(role))
}

/** 待复核 only for those who check; who neither receives nor judges has what they were shown, and what they follow. */
export function inboxTabsPart(request: FastifyRequest, current: InboxTab | 'requests', counts: InboxCounts): TabsPart {
  const { park, roles } = parkOf(request)
  const works = worksOnTasks(request)
  const checks = roles.has('checker') || roles.has('signatory')
  const shown = inboxTabs.filter((tab) => {
    if (tab === 'copied' || tab === 'followed') return true
    if (tab === 'raised') return tab === current || counts.raised > 0
    return works && (tab !== 'checking' || checks || counts.checking > 0)
  })
  const items = shown.map((tab) => ({
    href: `/parks/${park.slug}/inbox/${tab}`,
    label: say(request, `inboxTab.${tab}`),
    current: tab === current,
    hasCount: true,
    count: counts[tab],
  }))
  const hasRequests = current === 'requests' || roles.has('signatory') || counts.ownRequests > 0
  const requests = {
    href: `/parks/${park.slug}/inbox/clock-requests`,
    label: say(request, 'clockRequest.title'),
    current: current === 'requests',
    hasCount: true,
    count: counts.waitingRequests,
  }
  return { label: say(request, 'inbox.tabs'), items: hasRequests ? [...items, requests] : items }
}
