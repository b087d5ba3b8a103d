import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true }).notNull()

/** Leave for which nobody stands in. */
export const leaves = pgTable(
  'leaves',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    fromAt: instant('from_at'),
    untilAt: instant('until_at'),
    reason: text('reason').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at'),
    endedBy: uuid('ended_by'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
