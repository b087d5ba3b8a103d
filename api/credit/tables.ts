import { boolean, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** What somebody did that stands on a record; cards are given by an overseer after hearing the party. */
export type CreditKind = 'deferralBreached' | 'promiseBroken' | 'promiseFalse' | 'yellowCard' | 'redCard'

export const creditRecords = pgTable(
  'credit_records',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    enterpriseId: uuid('enterprise_id').notNull(),
    kind: text('kind').notNull().$type<CreditKind>(),
    barsDeferral: boolean('bars_deferral').notNull(),
    barsPromise: boolean('bars_promise').notNull(),
    /** What it is for, so that it is written once: `deferral:{application}:{code}`, `promise:{id}`, `card:{id}`. */
    source: text('source').notNull(),
    applicationId: uuid('application_id'),
    why: text('why').notNull(),
    /** Both days included. */
    fromOn: date('from_on').notNull(),
    untilOn: date('until_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
