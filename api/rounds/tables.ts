import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A finding of a later round, as a department asks its head to let it be told. */
export const lateFindings = pgTable(
  'late_findings',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    department: text('department').notNull(),
    permit: text('permit'),
    material: text('material'),
    field: text('field'),
    whatIsWrong: text('what_is_wrong').notNull(),
    howToFix: text('how_to_fix').notNull(),
    rule: text('rule'),
    why: text('why').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    isApproved: boolean('is_approved'),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
