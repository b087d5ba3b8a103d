import { bigint, boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { StoredSeason } from '../../engine/index.ts'

export const parks = pgTable('parks', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  closingTime: text('closing_time').notNull(),
  officeHours: jsonb('office_hours').$type<readonly StoredSeason[]>().notNull().default([]),
  approvesPublications: boolean('approves_publications').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

export const parkAreaCodes = pgTable(
  'park_area_codes',
  { parkId: uuid('park_id').notNull(), areaCode: text('area_code').notNull() },
  (table) => [primaryKey({ columns: [table.parkId, table.areaCode] })],
)

export const parkPermits = pgTable(
  'park_permits',
  {
    parkId: uuid('park_id').notNull(),
    permitType: text('permit_type').notNull(),
    issuingAuthority: text('issuing_authority').notNull(),
    firstNumber: bigint('first_number', { mode: 'number' }).notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.permitType] })],
)
