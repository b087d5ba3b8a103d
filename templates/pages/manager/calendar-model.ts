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
  /** Before the days that are typed are entered. */
  readonly dayPreview: DayPreview | null
  readonly years: readonly CalendarYear[]
  readonly days: readonly ParkDayRow[]
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

export interface DayPreview {
  readonly title: string
  readonly what: string
  /** `null` where none would move. */
  readonly moves: MovesPart | null
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
  readonly withdrawal: { readonly action: string; readonly label: string; readonly commandId: string } | null
}

export interface CalendarPages {
  readonly 'manager/calendar': CalendarPage
}
