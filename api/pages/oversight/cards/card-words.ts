import type { FastifyRequest } from 'fastify'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import type { Card } from '../../../cards/card.ts'
import { type CardGround, cardGrounds } from '../../../cards/grounds.ts'
import { type Party, parties } from '../../../cards/parties.ts'
import { parkOf } from '../../../plugins/access.ts'

export function cardsHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/cards`
}

export function partyWord(language: Language, party: Party): string {
  return parties[party][language]
}

export function groundWord(language: Language, ground: CardGround): string {
  return cardGrounds[ground][language]
}

/** `施工单位：某公司（9143…）` */
export function namedParty(language: Language, { party, partyName, partyCreditCode }: Card): string {
  return textIn(language, 'card.partyNamed', {
    ...{ party: partyWord(language, party), name: partyName, code: partyCreditCode },
  })
}

/** What a card is called: its number once it was given, else what is proposed. */
export function cardTitle(language: Language, { number, colour }: Pick<Card, 'number' | 'colour'>): string {
  return number ?? textIn(language, 'card.toBe', { colour: textIn(language, `card.colour.${colour}`) })
}

export function cardTag(language: Language, { state, colour }: Pick<Card, 'state' | 'colour'>): Tag {
  const tone = state === 'given' ? colour : state === 'proposed' || state === 'heard' ? 'blue' : 'plain'
  return { tone, word: textIn(language, `card.state.${state}`) }
}
