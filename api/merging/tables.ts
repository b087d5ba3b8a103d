import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Several findings in the lead's words. */
export const mergedLines = pgTable(
  'merged_lines',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    whatIsWrong: text('what_is_wrong').notNull(),
    howToFix: text('how_to_fix').notNull(),
    rule: text('rule'),
    personId: uuid('person_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** Where a finding went that is not told as it was written: into a line, or aside with a reason. */
export const mergedFindings = pgTable(
  'merged_findings',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    findingId: uuid('finding_id').notNull(),
    lineId: uuid('line_id'),
    reason: text('reason'),
    personId: uuid('person_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.taskKey, table.findingId] })],
)
