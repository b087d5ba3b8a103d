import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { FindingMove } from './lifecycle.ts'

export const findings = pgTable(
  'findings',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    commandId: uuid('command_id').notNull(),
    position: integer('position').notNull(),
    applicationId: uuid('application_id').notNull(),
    permit: text('permit'),
    material: text('material'),
    field: text('field'),
    whatIsWrong: text('what_is_wrong').notNull(),
    howToFix: text('how_to_fix').notNull(),
    rule: text('rule'),
    department: text('department'),
    personId: uuid('person_id'),
    writtenAt: timestamp('written_at', { withTimezone: true }),
    round: integer('round').notNull().default(1),
    whyLate: text('why_late'),
    approvedBy: uuid('approved_by'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** What was done about a finding, in its order. */
export const findingMoves = pgTable(
  'finding_moves',
  {
    parkId: uuid('park_id').notNull(),
    findingId: uuid('finding_id').notNull(),
    position: integer('position').notNull(),
    commandId: uuid('command_id').notNull(),
    instanceId: uuid('instance_id'),
    move: text('move').notNull().$type<FindingMove>(),
    department: text('department'),
    personId: uuid('person_id').notNull(),
    reason: text('reason'),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.findingId, table.position] })],
)
