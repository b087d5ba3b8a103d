import { bigint, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { PermitState } from './lifecycle.ts'
import type { PrintedPermit } from './printed-permit.ts'

export const numberCounters = pgTable(
  'number_counters',
  {
    parkId: uuid('park_id').notNull(),
    issuingAuthority: text('issuing_authority').notNull(),
    permitType: text('permit_type').notNull(),
    period: text('period').notNull(),
    last: bigint('last', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.issuingAuthority, table.permitType, table.period] })],
)

export const permits = pgTable(
  'permits',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    permitType: text('permit_type').notNull(),
    permit: text('permit').notNull(),
    generation: integer('generation').notNull().default(1),
    position: integer('position').notNull(),
    issuingAuthority: text('issuing_authority').notNull(),
    number: text('number').notNull(),
    counterPeriod: text('counter_period').notNull(),
    counterValue: bigint('counter_value', { mode: 'number' }).notNull(),
    state: text('state').notNull().$type<PermitState>(),
    printed: json('printed').notNull().$type<PrintedPermit>(),
    verificationCode: text('verification_code').notNull(),
    checkWord: text('check_word').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const combinedPermits = pgTable(
  'combined_permits',
  {
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    generation: integer('generation').notNull().default(1),
    code: text('code').notNull(),
    sha256: text('sha256'),
    bytes: bigint('bytes', { mode: 'number' }),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    drawnAt: timestamp('drawn_at', { withTimezone: true }),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.applicationId, table.generation] })],
)
