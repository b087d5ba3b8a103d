import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Acts against the rules of service that were refused. */
export const refusedActs = pgTable(
  'refused_acts',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    act: text('act').notNull(),
    applicationId: uuid('application_id'),
    subject: text('subject'),
    department: text('department'),
    personId: uuid('person_id'),
    code: text('code').notNull(),
    refusedAt: timestamp('refused_at', { withTimezone: true }).notNull(),
    /** The step whose clock it was about; key 0 = the whole. */
    instanceId: uuid('instance_id'),
    key: integer('key'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
