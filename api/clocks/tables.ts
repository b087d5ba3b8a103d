import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What somebody said with a move of a clock; the command with this id says what they did. */
export const clockWords = pgTable(
  'clock_words',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    key: integer('key').notNull(),
    personId: uuid('person_id').notNull(),
    move: text('move').notNull(),
    why: text('why').notNull(),
    evidence: json('evidence').notNull(),
    approvedBy: uuid('approved_by'),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)

/** Pauses of whose end the applicant has been told, or somebody else tells them. */
export const settledPauses = pgTable(
  'settled_pauses',
  { parkId: uuid('park_id').notNull(), commandId: uuid('command_id').notNull() },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)

/** Suspensions of processes themselves, of whose beginning or end the applicant has been told, or need not be. */
export const toldSuspensions = pgTable(
  'told_suspensions',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    suspensionId: text('suspension_id').notNull(),
    what: text('what').notNull().$type<'begun' | 'ended'>(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.suspensionId, table.what] })],
)
