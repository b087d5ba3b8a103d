import { json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { PromiseMove, PromiseState } from './lifecycle.ts'
import type { PromiseTerms } from './terms.ts'

export const promises = pgTable(
  'promises',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    /** The material that the promise stands for. */
    code: text('code').notNull(),
    permit: text('permit').notNull(),
    state: text('state').notNull().$type<PromiseState>().default('signed'),
    /** What was read and signed. */
    terms: json('terms').notNull().$type<PromiseTerms>(),
    signedBy: uuid('signed_by').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    /** The permit that was issued on it; from then on a process follows it. */
    permitId: uuid('permit_id'),
    followUpId: uuid('follow_up_id'),
    verifyBy: timestamp('verify_by', { withTimezone: true }),
    mendBy: timestamp('mend_by', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const promiseMoves = pgTable(
  'promise_moves',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    promiseId: uuid('promise_id').notNull(),
    move: text('move').notNull().$type<PromiseMove>(),
    words: text('words').notNull(),
    /** `null` = the process that follows it. */
    movedBy: uuid('moved_by'),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
