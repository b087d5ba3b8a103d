import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What a park says of a type of job; the engine hands out jobs by it. */
export const jobTypes = pgTable(
  'job_types',
  {
    parkId: uuid('park_id').notNull(),
    jobType: text('job_type').notNull(),
    isPaused: boolean('is_paused').notNull().default(false),
    atMost: integer('at_most'),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    changedBy: uuid('changed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.jobType] })],
)
