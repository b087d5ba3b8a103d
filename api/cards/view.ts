import { z } from 'zod'
import { type Card, type CardAct, cardActs } from './card.ts'
import { colours, groundNames } from './grounds.ts'
import { cardLifecycle } from './lifecycle.ts'
import { partyNames } from './parties.ts'

export const cardView = z.object({
  id: z.uuid(),
  state: z.enum(cardLifecycle.states),
  colour: z.enum(colours),
  ground: z.enum(groundNames),
  party: z.enum(partyNames),
  partyName: z.string(),
  partyCreditCode: z.string(),
  project: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  applicationId: z.uuid(),
  whatHappened: z.string(),
  evidence: z.string(),
  toldAt: z.iso.datetime().nullable().describe('Since an overseer took the proposal up'),
  hearBy: z.iso.datetime().nullable().describe('Until when the party may speak; silence counts as heard then'),
  number: z.string().nullable(),
  givenAt: z.iso.datetime().nullable(),
  closedOn: z.iso.date().nullable().describe('When what it was given for was closed'),
  expiresOn: z.iso.date().nullable().describe('Last day of its force; null = none is known yet'),
  objection: z.enum(['open', 'upheld', 'rejected']).nullable(),
})

export const cardWithActsView = cardView.extend({
  acts: z.array(
    z.object({
      act: z.enum(cardActs),
      words: z.string().nullable(),
      person: z.string().nullable().describe('null = time, or a rule'),
      actedAt: z.iso.datetime(),
    }),
  ),
})

export function cardViewOf(card: Card): z.output<typeof cardView> {
  const instant = (at: Date | null) => at?.toISOString() ?? null
  const { id, state, colour, ground, party, partyName, partyCreditCode, project, whatHappened, evidence } = card
  const { number, closedOn, expiresOn, objection } = card
  return {
    ...{ id, state, colour, ground, party, partyName, partyCreditCode, project: { ...project } },
    ...{ applicationId: card.application.id, whatHappened, evidence },
    ...{ toldAt: instant(card.toldAt), hearBy: instant(card.hearBy), number, givenAt: instant(card.givenAt) },
    ...{ closedOn, expiresOn, objection },
  }
}

export function cardWithActsViewOf(card: Card, acts: readonly CardAct[]): z.output<typeof cardWithActsView> {
  return { ...cardViewOf(card), acts: acts.map(({ actedAt, ...act }) => ({ ...act, actedAt: actedAt.toISOString() })) }
}
