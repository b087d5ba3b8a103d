import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DraftFiles } from '../drafts/draft.ts'
import type { PublicationState } from './lifecycle.ts'

/** What a manager asks another one to publish. */
export const publicationRequests = pgTable(
  'publication_requests',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    state: text('state').notNull().$type<PublicationState>().default('asked'),
    processId: text('process_id').notNull(),
    title: text('title').notNull(),
    draftId: uuid('draft_id'),
    draftRevision: integer('draft_revision'),
    files: json('files').notNull().$type<DraftFiles>(),
    picture: text('picture'),
    note: text('note').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    reason: text('reason'),
    version: integer('version'),
    askerReadAt: timestamp('asker_read_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
