import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Outside parks: whoever asks how an application stands does not know where it is filed. */
export const queryCodes = pgTable(
  'query_codes',
  {
    number: text('number').notNull(),
    code: text('code').notNull(),
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.code] })],
)
