import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import type { Card } from '../../../cards/card.ts'
import { searchCards } from '../../../cards/queries.ts'
import { maySpeak } from '../../../cards/rules.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { Tx } from '../../../plugins/database.ts'
import { say } from '../../frame.ts'
import { dueWords, type Showing } from '../../parts/deadline-parts.ts'

/** Cards that this person's enterprises were told of, and may still speak on. */
export async function listToHear(request: FastifyRequest, tx: Tx): Promise<readonly Card[]> {
  const access = parkOf(request)
  if (access.enterprises.length === 0) return []
  const enterpriseIds = access.enterprises.map(({ enterpriseId }) => enterpriseId)
  const told = await searchCards(tx, access.park.id, { enterpriseIds, state: 'proposed', colour: null, words: '' })
  const now = request.server.engine.now()
  return told.filter((card) => maySpeak(access, card) && card.hearBy !== null && now <= card.hearBy.getTime())
}

/** 陈述申辩: until when; the card that ends first leads on. */
export function hearingAsked(request: FastifyRequest, toHear: readonly Card[], showing: Showing): NoticePart | null {
  const [first] = toHear.toSorted((one, other) => (one.hearBy?.getTime() ?? 0) - (other.hearBy?.getTime() ?? 0))
  if (first === undefined || first.toldAt === null || first.hearBy === null) return null
  const { office, now } = showing
  const due = dueWords(showing, readDeadline(office, first.toldAt.getTime(), first.hearBy.getTime(), now))
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, 'card.asked', {
      colour: say(request, `card.colour.${first.colour}`),
      name: first.partyName,
    }),
    sentence: say(request, 'card.askedBy', { due }),
    action: { href: `/parks/${parkOf(request).park.slug}/cards/${first.id}`, label: say(request, 'card.hearTitle') },
  }
}
