import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const projects = pgTable(
  'projects',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    enterpriseId: uuid('enterprise_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
