import type { DayName } from '../calendar.ts'
import type { Light, Period } from '../reckon-due.ts'
import type { GroundedSuspension } from '../suspension.ts'

/** A period of which everything is known that explains when it is due. */
export interface GroundedPeriod extends Period {
  readonly suspensions: readonly GroundedSuspension[]
  /** Why and by whom it was extended; `null` where it was not, or nobody wrote it down. */
  readonly extended?: { readonly who: string | null; readonly why: string | null } | null
}

/** Why something is due when it is: plain data, dates `YYYY-MM-DD`, instants ISO 8601 with the office's offset. */
export interface DueExplanation {
  readonly start: CountStart
  /** Working days that were given, without the extension. */
  readonly givenDays: number
  readonly extension: { readonly days: number; readonly who: string | null; readonly why: string | null } | null
  /** Every date from that of the beginning to the due one, or to `at` while no date is due. */
  readonly days: readonly ExplainedDay[]
  readonly suspensions: readonly ExplainedSuspension[]
  readonly due: string | null
  /** Hours of the season in which it is due; `null` where the office closes as on other days. */
  readonly hours: SeasonHours | null
  readonly provisional: boolean
  /** The days that the calendar knows; beyond them Monday to Friday are taken for working days. */
  readonly published: { readonly from: string; readonly to: string }
  readonly at: string
  readonly usedDays: number
  readonly remainingDays: number
  readonly light: Light
}

/** Hours that an office keeps from one day of every year to another, both counted, or by weekday from a day on. */
export interface SeasonHours {
  /** `MM-DD`; `YYYY-MM-DD` where they hold from that day on. */
  readonly from: string
  /** `null` = until others are set. */
  readonly to: string | null
  /** Each `HH:MM-HH:MM` */
  readonly open: readonly string[]
}

export interface CountStart {
  readonly at: string
  /** The day that is not counted (民法典 art. 201): the effective one of the instant. */
  readonly effectiveDay: string
  /** Why that day: the office was open, had closed already, or does not work on the date. */
  readonly because: 'open' | 'closed' | 'dayOff'
}

export interface ExplainedDay {
  readonly date: string
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number
  /** `begun` is the date of the beginning where another day is the effective one. */
  readonly kind: 'begun' | 'start' | 'counted' | 'suspended' | 'weekend' | 'holiday'
  /** Its place among the counted days, from 1. */
  readonly number: number | null
  readonly isExtension: boolean
  readonly holiday: DayName | null
  /** Worked although it is a Saturday or Sunday (调休上班). */
  readonly isMakeUpWorkday: boolean
  /** Places, in `suspensions`, of those that cover it. */
  readonly suspendedBy: readonly number[]
  readonly isPublished: boolean
}

export interface ExplainedSuspension {
  readonly ground: string
  readonly article: string | null
  readonly who: string | null
  readonly why: string | null
  readonly from: string
  readonly to: string | null
  /** It is of the whole around this step, which covers what is inside. */
  readonly ofWhole?: true
  /** Working days that it covers, also those that another one covers as well; `null` while it lasts. */
  readonly coveredDays: number | null
}
