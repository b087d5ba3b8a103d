import { json, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import type { DraftFiles } from '../draft.ts'

export const draftPartings = pgTable(
  'draft_partings',
  {
    parkId: uuid('park_id').notNull(),
    copyId: uuid('copy_id').notNull(),
    draftId: uuid('draft_id').notNull(),
    base: json('base').notNull().$type<DraftFiles>(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.copyId] })],
)
