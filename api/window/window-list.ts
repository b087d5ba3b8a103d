import type { Light } from '../clocks/clock.ts'

/** The lists of the window, in the order of its work. */
export const windowLists = ['toCheck', 'mine', 'returned', 'acceptedToday', 'all'] as const

/** `returned` = a correction is awaited; `all` = whatever was ever received. */
export type WindowList = (typeof windowLists)[number]

/** One application as the window sees it in a list. */
export interface WindowRow {
  readonly applicationId: string
  readonly number: string
  readonly definitionHash: string
  readonly enterprise: string
  readonly creditCode: string
  readonly project: string | null
  readonly projectCode: string | null
  readonly state: string
  readonly isRegistered: boolean
  /** What the window has to do with it now; `null` = nothing. */
  readonly step: string | null
  /** Of the clock of that step; `null` where it has none. */
  readonly light: Light | null
  readonly assignee: string | null
  readonly assigneeName: string | null
  /** When it was received last: the first time, or with its correction. */
  readonly receivedAt: Date
  readonly acceptedAt: Date | null
  readonly answerBy: Date | null
}
