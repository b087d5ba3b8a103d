import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const savedFilters = pgTable(
  'saved_filters',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    department: text('department'),
    name: text('name').notNull(),
    query: text('query').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
