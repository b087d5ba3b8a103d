import { integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

export const followedApplications = pgTable(
  'followed_applications',
  {
    parkId: uuid('park_id').notNull(),
    personId: uuid('person_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id'),
    taskKey: integer('task_key'),
    followedAt: timestamp('followed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.personId, table.applicationId] })],
)
