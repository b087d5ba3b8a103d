import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { LadderRules } from './ladder.ts'

export const ladderRules = pgTable('ladder_rules', {
  parkId: uuid('park_id').primaryKey(),
  rules: json('rules').$type<LadderRules>().notNull(),
  changedBy: uuid('changed_by').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
})

export const ladderRungs = pgTable(
  'ladder_rungs',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    rung: text('rung').notNull(),
    personId: uuid('person_id').notNull(),
    reachedAt: timestamp('reached_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.taskKey, table.rung, table.personId] })],
)

export const givenTasks = pgTable(
  'given_tasks',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    personId: uuid('person_id').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.taskKey] })],
)
