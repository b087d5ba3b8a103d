import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const paperMaterials = pgTable(
  'paper_materials',
  {
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').notNull().$type<'original' | 'copy'>(),
    pages: integer('pages').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.applicationId, table.code, table.version] })],
)

export const paperPromises = pgTable(
  'paper_promises',
  {
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    signedBy: text('signed_by').notNull(),
    signedOn: date('signed_on').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.applicationId] })],
)
