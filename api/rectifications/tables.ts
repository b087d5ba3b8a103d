import { bigint, boolean, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EvidenceType } from '../process-description/survey-description.ts'
import type { RecheckDecision } from './rectification.ts'

/** What the enterprise says about one finding of a notice. */
export const rectifications = pgTable(
  'rectifications',
  {
    parkId: uuid('park_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    findingId: uuid('finding_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    words: text('words').notNull(),
    isRectified: boolean('is_rectified').notNull(),
    personId: uuid('person_id').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.noticeId, table.findingId] })],
)

/** Films and photos that show it. */
export const rectificationMedia = pgTable(
  'rectification_media',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    applicationId: uuid('application_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    findingId: uuid('finding_id').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull().$type<EvidenceType>(),
    fileName: text('file_name').notNull(),
    /** A frame of a film, drawn by the browser that handed it in. */
    posterSha256: text('poster_sha256'),
    providedBy: uuid('provided_by').notNull(),
    providedAt: timestamp('provided_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)

/** 延期: asked for once with each notice, and decided by the lead. */
export const rectificationExtensions = pgTable(
  'rectification_extensions',
  {
    parkId: uuid('park_id').notNull(),
    noticeId: uuid('notice_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    reason: text('reason').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    decision: text('decision').$type<'granted' | 'refused'>(),
    decisionReason: text('decision_reason'),
    commandId: uuid('command_id'),
    answerBy: timestamp('answer_by', { withTimezone: true }),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.noticeId] })],
)

/** 复查: what a department decided with the answer to its task; it counts with that answer. */
export const rechecks = pgTable(
  'rechecks',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    taskKey: integer('task_key').notNull(),
    decisions: json('decisions').notNull().$type<readonly RecheckDecision[]>(),
    decidedBy: uuid('decided_by').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
