import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../plugins/bytes-column.ts'

export const credentials = pgTable('credentials', {
  personId: uuid('person_id').primaryKey(),
  account: text('account').notNull(),
  passwordHash: text('password_hash').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
})

export const sessions = pgTable('sessions', {
  id: uuid('id').primaryKey(),
  tokenHash: bytes('token_hash').notNull(),
  personId: uuid('person_id').notNull(),
  carriedBy: text('carried_by').notNull().$type<'cookie' | 'bearer'>(),
  address: text('address').notNull(),
  userAgent: text('user_agent').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
})
