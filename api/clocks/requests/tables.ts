import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ClockRequestState } from './lifecycle.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** What reviewers ask their head to do with a clock. */
export const clockRequests = pgTable(
  'clock_requests',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    state: text('state').notNull().$type<ClockRequestState>().default('asked'),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    key: integer('key').notNull(),
    department: text('department').notNull(),
    permit: text('permit'),
    processId: text('process_id').notNull(),
    kind: text('kind').notNull().$type<'pause' | 'extend'>(),
    ground: text('ground'),
    clock: text('clock').$type<'promised' | 'statutory'>(),
    days: integer('days'),
    why: text('why').notNull(),
    evidence: json('evidence').notNull().$type<readonly string[]>(),
    expectedEnd: instant('expected_end'),
    limitDays: integer('limit_days'),
    askedBy: uuid('asked_by').notNull(),
    askedFor: uuid('asked_for'),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedFor: uuid('decided_for'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    commandId: uuid('command_id'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
