import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../../plugins/bytes-column.ts'
import type { RevisionOrigin } from './revision.ts'

export const draftTexts = pgTable(
  'draft_texts',
  {
    parkId: uuid('park_id').notNull(),
    draftId: uuid('draft_id').notNull(),
    hash: text('hash').notNull(),
    deflated: bytes('deflated').notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.draftId, table.hash] })],
)

export const draftRevisions = pgTable(
  'draft_revisions',
  {
    parkId: uuid('park_id').notNull(),
    draftId: uuid('draft_id').notNull(),
    revision: integer('revision').notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
    origin: text('origin').notNull().$type<RevisionOrigin>(),
    restored: integer('restored'),
    files: jsonb('files').notNull().$type<{ readonly [path: string]: string }>(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.draftId, table.revision] })],
)
