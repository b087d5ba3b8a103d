import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../plugins/bytes-column.ts'
import type { Post } from './posts.ts'

export const people = pgTable('people', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  isAdministrator: boolean('is_administrator').notNull().default(false),
  identityNumberEncrypted: bytes('identity_number_encrypted'),
  mobileEncrypted: bytes('mobile_encrypted'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

export const memberships = pgTable(
  'memberships',
  {
    parkId: uuid('park_id').notNull(),
    personId: uuid('person_id').notNull(),
    department: text('department').notNull(),
    post: text('post').notNull().$type<Post>(),
    standing: text('standing').notNull().$type<'primary' | 'deputy'>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.personId, table.department, table.post] })],
)
