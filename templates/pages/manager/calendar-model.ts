import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, NoticePart } from '../parts.ts'

/** What counts here, the yearly notice with its preview, the park's own days. */
export interface CalendarPage {
  readonly frame: PageFrame
  readonly context: string
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  /** What the person may do; an overseer only looks. */
  readonly change: CalendarForms | null
  readonly preview: CalendarPreview | null
  readonly years: readonly CalendarYear[]
  readonly days: readonly ParkDayRow[]
}

export interface CalendarForms {
  readonly base: string
  readonly commandId: string
  readonly document: string
  readonly year: string
  readonly regions: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
  readonly day: {
    readonly from: string
    readonly to: string
    readonly name: string
    readonly reason: string
    readonly isOpen: boolean
  }
}

export interface CalendarPreview {
  readonly title: string
  readonly isKnown: boolean
  readonly problems: string | null
  readonly problemList: readonly string[]
  readonly lines: readonly { readonly text: string; readonly readAs: string; readonly isWrong: boolean }[]
  readonly mayImport: boolean
  readonly region: string
  readonly movesCount: string | null
  readonly moves: readonly {
    readonly href: string
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
