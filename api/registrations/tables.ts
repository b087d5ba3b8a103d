import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Applications that the window filed for an enterprise whose people came in person. */
export const registrations = pgTable(
  'registrations',
  {
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
    conflictReason: text('conflict_reason'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.applicationId] })],
)
