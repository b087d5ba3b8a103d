import { bigint, boolean, date, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { NamedDays } from '../../engine/index.ts'

/** Outside parks: a notice holds for its whole region. Never changed; the latest of a region and year holds. */
export const calendarNotices = pgTable('calendar_notices', {
  id: uuid('id').primaryKey(),
  region: text('region').notNull(),
  year: integer('year').notNull(),
  title: text('title').notNull(),
  number: text('number'),
  issuedOn: date('issued_on'),
  url: text('url'),
  holidays: json('holidays').notNull().$type<readonly NamedDays[]>(),
  makeUpWorkdays: json('make_up_workdays').notNull().$type<readonly string[]>(),
  document: text('document').notNull(),
  documentHash: text('document_hash').notNull(),
  importedBy: uuid('imported_by').notNull(),
  importedAt: timestamp('imported_at', { withTimezone: true }).notNull(),
})

/** A park's own closures and open days; they move what is promised by the park's calendar, never a statutory clock. */
export const parkCalendarDays = pgTable(
  'park_calendar_days',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    fromDay: date('from_day').notNull(),
    toDay: date('to_day').notNull(),
    works: boolean('works').notNull(),
    name: text('name').notNull(),
    reason: text('reason').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** Office hours of a park by weekday, from a day on. */
export const parkTimetables = pgTable(
  'park_timetables',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    fromDay: date('from_day').notNull(),
    week: json('week').notNull().$type<readonly (readonly string[])[]>(),
    reason: text('reason').notNull(),
    enteredBy: uuid('entered_by').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** Clocks that a change of calendars moved; written by the engine. */
export const movedDueDates = pgTable(
  'moved_due_dates',
  {
    parkId: uuid('park_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    key: integer('key').notNull(),
    revision: bigint('revision', { mode: 'bigint' }).notNull(),
    node: text('node').notNull(),
    oldDueAt: timestamp('old_due_at', { withTimezone: true }).notNull(),
    newDueAt: timestamp('new_due_at', { withTimezone: true }).notNull(),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
    cause: uuid('cause'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.instanceId, table.key, table.revision] })],
)

/** Outside parks: counts every change of calendars. */
export const calendarState = pgTable('calendar_state', {
  singleton: boolean('singleton').primaryKey(),
  revision: bigint('revision', { mode: 'bigint' }).notNull(),
  movedRevision: bigint('moved_revision', { mode: 'bigint' }).notNull(),
  cause: uuid('cause'),
})
