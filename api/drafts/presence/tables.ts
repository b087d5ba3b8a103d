import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const draftPresence = pgTable(
  'draft_presence',
  {
    parkId: uuid('park_id').notNull(),
    draftId: uuid('draft_id').notNull(),
    windowId: uuid('window_id').notNull(),
    personId: uuid('person_id').notNull(),
    element: text('element'),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.draftId, table.windowId] })],
)
