import { bigint, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { DeferralState } from '../deferrals/lifecycle.ts'

export const materials = pgTable(
  'materials',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    code: text('code').notNull(),
    version: integer('version').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    providedBy: uuid('provided_by').notNull(),
    providedAt: timestamp('provided_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const deferrals = pgTable(
  'deferrals',
  {
    parkId: uuid('park_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    code: text('code').notNull(),
    days: integer('days').notNull(),
    /** An account, or else the name that was signed by hand and the clerk who attests it. */
    signedBy: uuid('signed_by'),
    signedByHand: text('signed_by_hand'),
    signedOn: date('signed_on'),
    registeredBy: uuid('registered_by'),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    state: text('state').notNull().$type<DeferralState>().default('open'),
    /** Instance of the process that follows it from acceptance on, with what it counts from and to. */
    followUpId: uuid('follow_up_id'),
    countedFrom: timestamp('counted_from', { withTimezone: true }),
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** When the material came, be it late. */
    providedAt: timestamp('provided_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.applicationId, table.code] })],
)

/** 已看: who has looked at which version. */
export const materialReadings = pgTable(
  'material_readings',
  {
    parkId: uuid('park_id').notNull(),
    materialId: uuid('material_id').notNull(),
    personId: uuid('person_id').notNull(),
    readAt: timestamp('read_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.materialId, table.personId] })],
)
