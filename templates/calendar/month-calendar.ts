/** A calendar of whole weeks, Monday first, that shows how a due date is counted. */
export interface MonthCalendar {
  /** What it shows, for who does not see it; the days stand in words beside it. */
  readonly label: string
  readonly weekdays: readonly string[]
  readonly rows: readonly CalendarRow[]
}

/** Seven days, or weeks that were left out, in words. */
export type CalendarRow = { readonly days: readonly CalendarCell[] } | { readonly leftOut: string }

export interface CalendarCell {
  /** `25`, or `5/1` where a month begins. */
  readonly text: string
  readonly kind: 'outside' | 'begun' | 'start' | 'counted' | 'due' | 'off' | 'suspended'
  /** Below the number: the place of a counted day, why another is not counted. */
  readonly word: string
}
