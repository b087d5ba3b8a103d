import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** What stands on paper with a number of the year. */
export type Series = 'yellow' | 'red' | 'notice'

export const oversightCounters = pgTable(
  'oversight_counters',
  {
    parkId: uuid('park_id').notNull(),
    series: text('series').notNull().$type<Series>(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.series, table.year] })],
)
