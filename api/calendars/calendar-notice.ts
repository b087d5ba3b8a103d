import type { NamedDays } from '../../engine/index.ts'

/** A yearly notice as it was imported: what it says, where it stands, who brought it. */
export interface CalendarNotice {
  readonly id: string
  /** `cn`, or the code of a province or city. */
  readonly region: string
  readonly year: number
  readonly title: string
  readonly number: string | null
  /** `YYYY-MM-DD` */
  readonly issuedOn: string | null
  readonly url: string | null
  readonly holidays: readonly NamedDays[]
  readonly makeUpWorkdays: readonly string[]
  readonly document: string
  /** SHA-256 of the document in hexadecimal. */
  readonly documentHash: string
  readonly importedBy: string
  readonly importedAt: Date
}

export interface ParkCalendarDay {
  readonly id: string
  /** `YYYY-MM-DD`, with both ends. */
  readonly fromDay: string
  readonly toDay: string
  /** Open although it is a day off, or else closed although it is none. */
  readonly works: boolean
  readonly name: string
  readonly reason: string
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Date | null
}

/** A due date that a change of calendars moves or moved, with what a person knows it by. */
export interface MovedDueDate {
  readonly instanceId: string
  readonly key: number
  readonly applicationNumber: string | null
  readonly project: string | null
  readonly step: string
  readonly clock: 'promised' | 'statutory'
  readonly oldDueAt: Date
  readonly newDueAt: Date
}
