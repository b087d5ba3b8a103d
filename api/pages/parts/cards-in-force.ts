import type { FastifyRequest } from 'fastify'
import type { CardInForcePart } from '../../../templates/pages/parts.ts'
import type { Card } from '../../cards/card.ts'
import { cardGrounds } from '../../cards/grounds.ts'
import { maySee } from '../../cards/rules.ts'
import { parkOf } from '../../plugins/access.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'

/** Cards in force that are shown at a filing; the applicant is shown those alone that it was told of. */
export function cardsInForce(request: FastifyRequest, shown: readonly Card[]): readonly CardInForcePart[] {
  const language = languageOf(request)
  const access = parkOf(request)
  return shown
    .filter((card) => maySee(access, card))
    .map(({ id, number, colour, partyName, ground }) => ({
      href: `/parks/${access.park.slug}/cards/${id}`,
      tone: colour,
      title: number ?? '',
      text: `${partyName} · ${cardGrounds[ground][language]}`,
      more: colour === 'red' ? say(request, 'card.extraChecks') : null,
    }))
}
