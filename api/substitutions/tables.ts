import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Scope } from './substitution.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true }).notNull()

export const substitutions = pgTable(
  'substitutions',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    substituteId: uuid('substitute_id').notNull(),
    fromAt: instant('from_at'),
    untilAt: instant('until_at'),
    scope: text('scope').notNull().$type<Scope>(),
    scopeValues: json('scope_values').$type<readonly string[]>().notNull(),
    reason: text('reason').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: instant('entered_at'),
    endedBy: uuid('ended_by'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const actsForOthers = pgTable(
  'acts_for_others',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    personId: uuid('person_id').notNull(),
    forPersonId: uuid('for_person_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
