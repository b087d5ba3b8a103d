import { json, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../plugins/bytes-column.ts'

export const idempotentAnswers = pgTable(
  'idempotent_answers',
  {
    parkId: uuid('park_id').notNull(),
    key: uuid('key').notNull(),
    personId: uuid('person_id').notNull(),
    requestHash: bytes('request_hash').notNull(),
    answer: json('answer').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.key] })],
)
