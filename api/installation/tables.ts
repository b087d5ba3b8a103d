import { boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** One row about this installation as a whole. */
export const installation = pgTable('installation', {
  onlyRow: boolean('only_row').primaryKey().default(true),
  keyFingerprint: text('key_fingerprint').notNull(),
  demoLoadedAt: timestamp('demo_loaded_at', { withTimezone: true }),
})
