import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import type { Tx } from '../../../plugins/database.ts'
import type { PublicationHead, PublicationOutcome } from '../../../publications/publication.ts'
import { listUnreadOutcomes, listWaitingRequests } from '../../../publications/queries.ts'
import { say } from '../../frame.ts'
import { publicationHref, publicationWords } from './publication-words.ts'

const TOLD_AT_ONCE = 5

/** What a manager is told of requests to publish: what waits for them, and what became of their own until they look. */
export async function publicationNotices(request: FastifyRequest, tx: Tx): Promise<readonly NoticePart[]> {
  const { park, roles, standIns } = parkOf(request)
  if (!isAllowed('deployProcess', roles)) return []
  const { personId } = personOf(request)
  const own = [personId, ...standIns.map((standIn) => standIn.personId)]
  const waiting = await listWaitingRequests(tx, park.id, own)
  const outcomes = await listUnreadOutcomes(tx, park.id, personId, TOLD_AT_ONCE)
  return [...waitingNotice(request, waiting), ...outcomes.map((head) => outcomeNotice(request, head))]
}

/** One by its name, several by their number. */
function waitingNotice(request: FastifyRequest, waiting: readonly PublicationHead[]): readonly NoticePart[] {
  const [head, another] = waiting
  if (head === undefined) return []
  const label = say(request, 'publication.look')
  if (another !== undefined) {
    const headline = say(request, 'publication.waitingMany', { count: waiting.length })
    const href = `/parks/${parkOf(request).park.slug}/designer#publications`
    return [{ tone: 'yellow', role: 'status', headline, sentence: null, action: { href, label } }]
  }
  const { asked } = publicationWords(request, head, request.server.engine.now())
  return [
    {
      tone: 'yellow',
      role: 'status',
      headline: say(request, 'publication.waiting', { title: head.title }),
      sentence: say(request, 'publication.waitingWhy', { asked, note: head.note }),
      action: { href: publicationHref(request, head.id), label },
    },
  ]
}

function outcomeNotice(request: FastifyRequest, head: PublicationOutcome): NoticePart {
  const { id, title, state, version, reason, decidedByName } = head
  const name = decidedByName ?? ''
  const told = {
    published: { tone: 'blue', sentence: say(request, 'publication.toldBy', { name }) },
    refused: { tone: 'red', sentence: say(request, 'publication.toldWhy', { name, reason: reason ?? '' }) },
    withdrawn: { tone: 'grey', sentence: say(request, 'publication.toldChanged', { name }) },
  } as const
  return {
    ...told[state],
    role: 'status',
    headline: say(request, `publication.told.${state}`, { title, version: version ?? '' }),
    action: { href: publicationHref(request, id), label: say(request, 'publication.look') },
  }
}
