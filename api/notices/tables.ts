import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const notices = pgTable(
  'notices',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    jobKey: integer('job_key'),
    kind: text('kind').notNull(),
    audience: text('audience').notNull().$type<'applicant' | 'department'>(),
    department: text('department'),
    permit: text('permit'),
    title: text('title').notNull(),
    body: text('body').notNull(),
    answerBy: timestamp('answer_by', { withTimezone: true }),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
    round: integer('round'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

export const noticeItems = pgTable(
  'notice_items',
  {
    parkId: uuid('park_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    position: integer('position').notNull(),
    findingId: uuid('finding_id').notNull(),
    line: integer('line'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.noticeId, table.position] })],
)

/** The words of a line in which several findings stand; others are told as they were written. */
export const noticeLines = pgTable(
  'notice_lines',
  {
    parkId: uuid('park_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    line: integer('line').notNull(),
    whatIsWrong: text('what_is_wrong').notNull(),
    howToFix: text('how_to_fix').notNull(),
    rule: text('rule'),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.noticeId, table.line] })],
)
