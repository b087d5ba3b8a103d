import { integer, json, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

export const taskDrafts = pgTable(
  'task_drafts',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    personId: uuid('person_id').notNull(),
    typed: json('typed').notNull().$type<{ readonly [name: string]: string | readonly string[] }>(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.taskKey, table.personId] })],
)
