import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { BatchAct, BatchState, ItemState, Selection } from './batch.ts'

/** One intervention in many instances, and how far it has come. */
export const batches = pgTable(
  'batches',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    act: json('act').$type<BatchAct>().notNull(),
    selection: json('selection').$type<Selection>().notNull(),
    reason: text('reason').notNull(),
    orderedBy: uuid('ordered_by').notNull(),
    orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull(),
    state: text('state').$type<BatchState>().notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    /** Real time. */
    leasedUntil: timestamp('leased_until', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** Each instance of a batch, and what became of it. */
export const batchItems = pgTable(
  'batch_items',
  {
    parkId: uuid('park_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    position: integer('position').notNull(),
    instanceId: uuid('instance_id').notNull(),
    state: text('state').$type<ItemState>().notNull(),
    code: text('code'),
    message: text('message'),
    messageZh: text('message_zh'),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.batchId, table.position] })],
)
