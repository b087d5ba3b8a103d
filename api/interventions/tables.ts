import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Why somebody intervened in an instance; the command with this id says what they did. */
export const interventions = pgTable(
  'interventions',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    personId: uuid('person_id').notNull(),
    reason: text('reason').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
