import { date, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { FormValues } from '../forms/form.ts'
import { bytes } from '../plugins/bytes-column.ts'
import type { Prefilled } from './prefilled.ts'

export const applications = pgTable(
  'applications',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    number: text('number'),
    processId: text('process_id').notNull(),
    definitionHash: text('definition_hash').notNull(),
    enterpriseId: uuid('enterprise_id').notNull(),
    projectId: uuid('project_id'),
    form: json('form').notNull().$type<FormValues>(),
    personalEncrypted: bytes('personal_encrypted'),
    prefilled: json('prefilled').notNull().$type<Prefilled>().default({}),
    formRevision: integer('form_revision').notNull().default(1),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    promisedBy: uuid('promised_by'),
    promisedAt: timestamp('promised_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const applicationCounters = pgTable(
  'application_counters',
  { parkId: uuid('park_id').notNull(), day: date('day').notNull(), last: integer('last').notNull() },
  (table) => [primaryKey({ columns: [table.parkId, table.day] })],
)
