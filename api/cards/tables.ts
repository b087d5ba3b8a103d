import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Card, CardAct } from './card.ts'
import type { CardGround, Colour } from './grounds.ts'
import type { CardState } from './lifecycle.ts'
import type { Party } from './parties.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })

export const cards = pgTable(
  'cards',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    state: text('state').notNull().default('proposed').$type<CardState>(),
    projectId: uuid('project_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    party: text('party').notNull().$type<Party>(),
    partyName: text('party_name').notNull(),
    partyCreditCode: text('party_credit_code').notNull(),
    speakerId: uuid('speaker_id').notNull(),
    ground: text('ground').notNull().$type<CardGround>(),
    colour: text('colour').notNull().$type<Colour>(),
    whatHappened: text('what_happened').notNull(),
    evidence: text('evidence').notNull(),
    source: text('source').notNull(),
    proposedBy: uuid('proposed_by'),
    proposedAt: instant('proposed_at').notNull(),
    toldAt: instant('told_at'),
    hearBy: instant('hear_by'),
    number: text('number'),
    givenBy: uuid('given_by'),
    givenAt: instant('given_at'),
    closedOn: date('closed_on'),
    expiresOn: date('expires_on'),
    objection: text('objection').$type<NonNullable<Card['objection']>>(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** What was done with a card, in its order. */
export const cardActs = pgTable(
  'card_acts',
  {
    parkId: uuid('park_id').notNull(),
    cardId: uuid('card_id').notNull(),
    position: integer('position').notNull(),
    act: text('act').notNull().$type<CardAct['act']>(),
    words: text('words'),
    personId: uuid('person_id'),
    actedAt: instant('acted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.cardId, table.position] })],
)
