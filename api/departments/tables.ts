import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

export const departments = pgTable(
  'departments',
  {
    parkId: uuid('park_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind').notNull().$type<'authority' | 'utility'>(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.code] })],
)
