import { integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Variables } from '../../engine/index.ts'
import type { FormValues } from '../forms/form.ts'
import { bytes } from '../plugins/bytes-column.ts'

/**
 * The command that a submission stands for: the start of the instance, the message that it waits for, or the answer of
 * the window that accepts what it had registered.
 */
export type SubmissionCommand =
  | { readonly type: 'startInstance'; readonly processId: string; readonly variables: Variables }
  | { readonly type: 'deliverMessage'; readonly name: string; readonly variables: Variables }
  | { readonly type: 'answerTask' }

/** Which file proved what when the form was frozen. */
export interface SubmittedMaterial {
  readonly code: string
  readonly version: number | null
  readonly state: string
}

export const submissions = pgTable(
  'submissions',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    round: integer('round').notNull(),
    definitionHash: text('definition_hash').notNull(),
    form: json('form').notNull().$type<FormValues>(),
    personalEncrypted: bytes('personal_encrypted'),
    materials: json('materials').notNull().$type<readonly SubmittedMaterial[]>(),
    command: json('command').notNull().$type<SubmissionCommand>(),
    submittedBy: uuid('submitted_by').notNull(),
    onBehalfOf: uuid('on_behalf_of'),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    refusedCode: text('refused_code'),
    refusedAt: timestamp('refused_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)

export const unsentSubmissions = pgTable(
  'unsent_submissions',
  { parkId: uuid('park_id').notNull(), commandId: uuid('command_id').notNull() },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
