import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const taskCopies = pgTable(
  'task_copies',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    copiedBy: uuid('copied_by').notNull(),
    note: text('note').notNull(),
    copiedAt: timestamp('copied_at', { withTimezone: true }).notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id, table.personId] })],
)
