import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What may be done with a permit after its issue, by a signatory or by a rule. */
export const permitMoveNames = ['suspendUse', 'restore', 'revoke'] as const

export type PermitMoveName = (typeof permitMoveNames)[number]

export const permitMoves = pgTable(
  'permit_moves',
  {
    parkId: uuid('park_id').notNull(),
    id: uuid('id').notNull(),
    permitId: uuid('permit_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    move: text('move').notNull().$type<PermitMoveName>(),
    reason: text('reason').notNull(),
    legalBasis: text('legal_basis').notNull(),
    movedBy: uuid('moved_by'),
    /** What a rule did it for: `deferral:{code}`, `promise:{id}`; `null` = a person did it. */
    cause: text('cause'),
    noticeId: uuid('notice_id').notNull(),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.parkId, table.id] })],
)
