import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { OversightState } from './lifecycle.ts'
import type { OversightAct } from './notice.ts'
import type { OversightCause, OversightRules } from './rules.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })

export const oversightRules = pgTable('oversight_rules', {
  parkId: uuid('park_id').primaryKey(),
  rules: json('rules').$type<OversightRules>().notNull(),
  changedBy: uuid('changed_by').notNull(),
  changedAt: instant('changed_at').notNull(),
})

export const oversightNotices = pgTable(
  'oversight_notices',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    number: text('number').notNull(),
    state: text('state').notNull().default('issued').$type<OversightState>(),
    department: text('department').notNull(),
    cause: text('cause').notNull().$type<OversightCause>(),
    applicationId: uuid('application_id'),
    instanceId: uuid('instance_id'),
    clockKey: integer('clock_key'),
    rung: text('rung'),
    what: text('what').notNull(),
    answerDays: integer('answer_days').notNull(),
    answerBy: instant('answer_by').notNull(),
    raisedBy: uuid('raised_by'),
    raisedAt: instant('raised_at').notNull(),
    escalatedAt: instant('escalated_at'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** What was done with a notice, in its order. */
export const oversightActs = pgTable(
  'oversight_acts',
  {
    parkId: uuid('park_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    position: integer('position').notNull(),
    act: text('act').notNull().$type<OversightAct['act']>(),
    words: text('words'),
    personId: uuid('person_id'),
    actedAt: instant('acted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.noticeId, table.position] })],
)
