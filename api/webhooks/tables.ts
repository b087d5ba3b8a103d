import { bigint, boolean, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../plugins/bytes-column.ts'
import type { ChosenEvent, SwitchedOff, WebhookAudience } from './webhook.ts'

/** Addresses of other systems to which a park's events are sent. */
export const webhooks = pgTable(
  'webhooks',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    events: json('events').$type<readonly ChosenEvent[]>().notNull(),
    audience: text('audience').$type<WebhookAudience>().notNull(),
    isActive: boolean('is_active').notNull().default(true),
    switchedOff: text('switched_off').$type<SwitchedOff>(),
    secret: bytes('secret').notNull(),
    previousSecret: bytes('previous_secret'),
    previousUntil: timestamp('previous_until', { withTimezone: true }),
    reached: bigint('reached', { mode: 'number' }).notNull(),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }),
    failedAt: timestamp('failed_at', { withTimezone: true }),
    problem: text('problem'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
    changedBy: uuid('changed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** What is still to be sent to one of them, and what it did not take. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    parkId: uuid('park_id').notNull(),
    webhookId: uuid('webhook_id').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    body: text('body').notNull(),
    state: text('state').$type<'pending' | 'dead'>().notNull().default('pending'),
    tries: integer('tries').notNull().default(0),
    attempt: integer('attempt').notNull().default(0),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
    problem: text('problem'),
    failedAt: timestamp('failed_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.webhookId, table.number] })],
)
