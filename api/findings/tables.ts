import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

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
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
