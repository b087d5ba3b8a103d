import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AppointmentState } from './lifecycle.ts'

export const surveyAppointments = pgTable(
  'survey_appointments',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    state: text('state').notNull().$type<AppointmentState>(),
    address: text('address').notNull(),
    contact: text('contact').notNull(),
    phone: text('phone').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }),
    endsAt: timestamp('ends_at', { withTimezone: true }),
    movedBecause: text('moved_because'),
    changedBy: uuid('changed_by').notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const surveyTimes = pgTable(
  'survey_times',
  {
    parkId: uuid('park_id').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
    id: uuid('id').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    /** Proposed earlier, and replaced by others since. */
    withdrawn: boolean('withdrawn').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const surveyTimeAnswers = pgTable(
  'survey_time_answers',
  {
    parkId: uuid('park_id').notNull(),
    timeId: uuid('time_id').notNull(),
    party: text('party').notNull(),
    suits: boolean('suits').notNull(),
    personId: uuid('person_id').notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.timeId, table.party] })],
)
