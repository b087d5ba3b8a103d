import { pgTable, text, uuid } from 'drizzle-orm/pg-core'

/** Outside parks: whoever checks a permit does not know whose it is. */
export const verificationCodes = pgTable('verification_codes', {
  code: text('code').primaryKey(),
  parkId: uuid('park_id').notNull(),
  applicationId: uuid('application_id').notNull(),
  /** `null` for the combined document. */
  permitId: uuid('permit_id'),
  /** As `normalNumber` writes it. */
  number: text('number'),
  checkWord: text('check_word'),
})
