import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { FormValues } from '../forms/form.ts'

/** What a person wrote with a command on a task; the task itself is the engine's. */
export const answers = pgTable(
  'answers',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    kind: text('kind').notNull().$type<'answer' | 'confirm' | 'sendBack'>(),
    personId: uuid('person_id').notNull(),
    permit: text('permit'),
    outcome: text('outcome'),
    reason: text('reason'),
    legalBasis: text('legal_basis'),
    words: json('words').notNull().$type<FormValues>(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
