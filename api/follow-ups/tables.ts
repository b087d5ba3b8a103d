import { integer, json, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Variables } from '../../engine/index.ts'

/** What a process that follows a deferral or a promise still has to be told. */
export type FollowUpCommand =
  | {
      readonly type: 'startInstance'
      readonly processId: string
      readonly businessKey: string | null
      readonly variables: Variables
    }
  | { readonly type: 'deliverMessage'; readonly name: string; readonly variables: Variables }

export const unsentFollowUps = pgTable(
  'unsent_follow_ups',
  {
    parkId: uuid('park_id').notNull(),
    commandId: uuid('command_id').notNull(),
    instanceId: uuid('instance_id').notNull(),
    command: json('command').notNull().$type<FollowUpCommand>(),
    tries: integer('tries').notNull().default(0),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.commandId] })],
)
