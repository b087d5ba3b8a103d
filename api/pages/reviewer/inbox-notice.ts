import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import { countOversight } from '../../oversight/queries.ts'
import { parkOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { findTask } from '../../tasks/queries.ts'
import { say } from '../frame.ts'
import type { InboxQuery } from './inbox-query.ts'

const kinds = ['answered', 'inCheck', 'confirmed', 'sentBack', 'released', 'assigned'] as const

/** What was just done, told once one is back in the inbox. The address carries only ids and numbers, never words. */
export async function inboxNotice(request: FastifyRequest, tx: Tx, query: InboxQuery): Promise<NoticePart | null> {
  const { notice, about } = query
  if (notice === 'claimed' || notice === 'assignedMany') return severalDone(request, notice, about)
  if (notice === 'filterSaved') return told(say(request, 'inboxNotice.filterSaved'), null)
  if (notice === 'filterDeleted') return told(say(request, 'inboxNotice.filterDeleted'), null)
  const kind = kinds.find((each) => each === notice)
  const [, instance, key] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(about) ?? []
  if (kind === undefined || instance === undefined) return await oversightNotice(request, tx)
  const task = await findTask(tx, parkOf(request).park.id, instance, Number(key))
  if (task === null) return null
  const what = `${task.name ?? task.node} · ${task.projectName ?? task.enterprise.name}`
  return told(say(request, `inboxNotice.${kind}`), what)
}

/** 督办单: one's department has some to answer, or one's park has some that nobody answered. */
async function oversightNotice(request: FastifyRequest, tx: Tx): Promise<NoticePart | null> {
  const { park, roles, memberships, standIns } = parkOf(request)
  const answering = [...memberships, ...standIns].filter(({ post }) => post === 'reviewer' || post === 'signatory')
  if (answering.length === 0 && !roles.has('manager')) return null
  const departments = answering.length === 0 ? null : answering.map(({ department }) => department)
  const { toAnswer, escalated } = await countOversight(tx, park.id, departments)
  const count = departments === null ? escalated : toAnswer
  if (count === 0) return null
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, departments === null ? 'oversight.bannerEscalated' : 'oversight.banner', { count }),
    sentence: null,
    action: { href: `/parks/${park.slug}/oversight?state=open`, label: say(request, 'oversight.bannerOpen') },
  }
}

/** `3-1`: three were taken, one was not. */
function severalDone(request: FastifyRequest, notice: 'claimed' | 'assignedMany', about: string): NoticePart | null {
  const [, done, missed] = /^(\d{1,4})-(\d{1,4})$/.exec(about) ?? []
  if (done === undefined || missed === undefined) return null
  const headline = say(request, `inboxNotice.${notice}`, { count: done })
  if (missed === '0') return told(headline, null)
  return { ...told(headline, say(request, 'inboxNotice.missed', { count: missed })), tone: 'yellow' }
}

function told(headline: string, sentence: string | null): NoticePart {
  return { tone: 'blue', role: 'status', headline, sentence, action: null }
}
