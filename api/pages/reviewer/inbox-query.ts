import { z } from 'zod'
import { filterLights, type InboxFilter, type InboxOrder, inboxOrders, inboxTabs } from '../../inbox/inbox.ts'
import { listQuery } from '../../lists/paging.ts'
import { inParkParams } from '../../parks/schemas.ts'

export const inboxParams = inParkParams.extend({ tab: z.enum(inboxTabs) })

const word = z.string().max(100).default('')

/** The part of the inbox's address that narrows and sorts it; `notice` and `about` tell what was just done. */
export const inboxQuery = listQuery.extend({
  step: word,
  permit: word,
  department: word,
  light: z.enum(['', ...filterLights]).default(''),
  notice: z.string().max(40).default(''),
  about: z.string().max(60).default(''),
})

export type InboxQuery = z.output<typeof inboxQuery>

export function filterOf({ q, step, permit, department, light }: InboxQuery): InboxFilter {
  return { q: q.trim(), step, permit, department, light }
}

export function isNarrowed(query: InboxQuery): boolean {
  return Object.values(filterOf(query)).some((value) => value !== '')
}

/** What narrows and sorts, and nothing else: the part that is saved, copied and kept while paging. */
export function keptQuery(query: InboxQuery): string {
  const kept = { ...filterOf(query), sort: query.sort }
  return new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== '')).toString()
}

export interface Sorting {
  readonly order: InboxOrder
  readonly descending: boolean
}

/** `due`, `-number` …; what is done comes newest first, all else most urgent first. */
export function sortingOf(sort: string, isDone: boolean): Sorting {
  const descending = sort.startsWith('-')
  const order = inboxOrders.find((each) => each === sort.replace(/^-/, ''))
  if (order !== undefined) return { order, descending }
  return isDone ? { order: 'opened', descending: true } : { order: 'due', descending: false }
}
