import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DraftFiles } from './draft.ts'

export const drafts = pgTable(
  'drafts',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    processId: text('process_id'),
    basedOn: integer('based_on'),
    files: json('files').notNull().$type<DraftFiles>(),
    revision: integer('revision').notNull().default(1),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const processPictures = pgTable(
  'process_pictures',
  {
    parkId: uuid('park_id').notNull(),
    processId: text('process_id').notNull(),
    version: integer('version').notNull(),
    svg: text('svg').notNull(),
    keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.processId, table.version] })],
)
