import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, NoticePart } from '../parts.ts'

/** What counts here, the yearly notice with its preview, the park's own days. */
export interface CalendarPage {
  readonly frame: PageFrame
  readonly context: string
  /** Hours of seasons; empty where there are none. */
  readonly seasons: string
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  /** Address of this page, below which its forms post. */
  readonly base: string
  /** `null` for whom notices are not to be imported: an administrator does it for all parks. */
  readonly noticeForm: NoticeForm | null
  /** `null` for who only looks. */
  readonly dayForm: DayForm | null
  readonly preview: CalendarPreview | null
  /** Before days or hours of the park are entered, or taken back. */
  readonly ownPreview: OwnPreview | null
  readonly years: readonly CalendarYear[]
  readonly days: readonly ParkDayRow[]
  /** Monday first. */
  readonly weekdays: readonly string[]
  /** Office hours, those that come last first; at the end what the park's file says. */
  readonly hours: readonly HoursRow[]
  /** `null` for who only looks. */
  readonly hoursForm: HoursForm | null
}

export interface HoursRow {
  readonly from: string
  /** Of each weekday, its spans. */
  readonly week: readonly (readonly string[])[]
  readonly reason: string
  /** Who entered it, and when; empty for what the park's file says. */
  readonly by: string
  readonly state: string
  readonly withdrawal: Withdrawal | null
}

export interface HoursForm {
  readonly from: string
  readonly reason: string
  readonly days: readonly { readonly name: string; readonly label: string; readonly value: string }[]
}

/** Leads to what a withdrawal would move. */
export interface Withdrawal {
  readonly action: string
  readonly label: string
  readonly days: string
  readonly commandId: string
}

export interface NoticeForm {
  readonly commandId: string
  readonly document: string
  readonly year: string
  readonly regions: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
}

export interface DayForm {
  readonly commandId: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly reason: string
  readonly isOpen: boolean
}

export interface CalendarPreview {
  readonly title: string
  readonly isKnown: boolean
  readonly problems: string | null
  readonly problemList: readonly string[]
  readonly lines: readonly { readonly text: string; readonly readAs: string; readonly isWrong: boolean }[]
  readonly mayImport: boolean
  readonly region: string
  readonly total: string
  readonly parks: readonly { readonly name: string; readonly moved: string }[]
  /** `null` where none would move. */
  readonly moves: MovesPart | null
}

export interface OwnPreview {
  readonly title: string
  readonly what: readonly string[]
  /** `null` where none would move. */
  readonly moves: MovesPart | null
  readonly action: string
  readonly commandId: string
  /** What was typed, to be sent again. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly submit: string
}

/** Due dates that would move in this park. */
export interface MovesPart {
  readonly count: string
  readonly rows: readonly {
    /** `null` for who may not look into instances. */
    readonly href: string | null
    readonly application: string
    readonly step: string
    readonly clock: string
    readonly oldDue: string
    readonly newDue: string
  }[]
}

export interface CalendarYear {
  readonly year: string
  readonly title: string
  readonly href: string | null
  readonly source: string
  readonly isReplaced: boolean
  readonly hash: string | null
  readonly off: string
  readonly worked: string
}

export interface ParkDayRow {
  readonly days: string
  readonly kind: string
  readonly name: string
  readonly reason: string
  readonly state: string
  /** `null` where it cannot be withdrawn. */
  readonly withdrawal: Withdrawal | null
}

export interface CalendarPages {
  readonly 'manager/calendar': CalendarPage
}
