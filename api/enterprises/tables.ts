import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../plugins/bytes-column.ts'

export const enterprises = pgTable('enterprises', {
  id: uuid('id').primaryKey(),
  creditCode: text('credit_code').notNull(),
  name: text('name').notNull(),
  legalRepresentative: text('legal_representative').notNull(),
  representativeIdEncrypted: bytes('representative_id_encrypted'),
  registeredAddress: text('registered_address').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** 建设单位 (owner) and 经办人 (filer): who acts for an enterprise. */
export const enterprisePeople = pgTable(
  'enterprise_people',
  {
    enterpriseId: uuid('enterprise_id').notNull(),
    personId: uuid('person_id').notNull(),
    relation: text('relation').notNull().$type<'owner' | 'filer'>(),
  },
  (table) => [primaryKey({ columns: [table.enterpriseId, table.personId] })],
)

export const parkEnterprises = pgTable(
  'park_enterprises',
  {
    parkId: uuid('park_id').notNull(),
    enterpriseId: uuid('enterprise_id').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.enterpriseId] })],
)
