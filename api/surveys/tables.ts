import { bigint, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ItemResult, Official, SignedItem } from './survey.ts'

/** What a department has put down so far; it counts once it is signed. */
export const surveyItems = pgTable(
  'survey_items',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    result: text('result').notNull().$type<ItemResult | ''>(),
    note: text('note').notNull(),
    howToFix: text('how_to_fix').notNull(),
    personId: uuid('person_id').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.taskKey, table.code] })],
)

export const surveyPhotos = pgTable(
  'survey_photos',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    code: text('code').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull().$type<'image/jpeg' | 'image/png'>(),
    takenBy: uuid('taken_by').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** The results as they were signed; one whose command was refused counts for nothing. */
export const surveySignatures = pgTable(
  'survey_signatures',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    results: json('results').notNull().$type<readonly SignedItem[]>(),
    officials: json('officials').notNull().$type<readonly Official[]>(),
    attendedBy: text('attended_by').notNull(),
    signedName: text('signed_name').notNull(),
    drawing: text('drawing').notNull(),
    signedBy: uuid('signed_by').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
