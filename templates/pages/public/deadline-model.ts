import type { MonthCalendar } from '../../calendar/month-calendar.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Tone } from '../parts.ts'

/** `/deadline`: a period of working days for anyone; everything stands in the address. */
export interface DeadlinePage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly fields: {
    readonly accepted: string
    readonly days: string
    readonly extension: string
    readonly at: string
    readonly closes: string
    readonly isStatutory: boolean
  }
  readonly errors: {
    readonly accepted: string | null
    readonly days: string | null
    readonly extension: string | null
    readonly at: string | null
    readonly closes: string | null
  }
  readonly rows: readonly SuspensionRow[]
  readonly mayAddRow: boolean
  readonly nextRows: number
  readonly result: DeadlineResult | null
}

export interface SuspensionRow {
  readonly fromId: string
  readonly toId: string
  readonly groundId: string
  readonly fromLabel: string
  readonly from: string
  readonly to: string
  readonly fromError: string | null
  readonly toError: string | null
  readonly grounds: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
}

export interface DeadlineResult {
  readonly headline: string
  readonly tone: Tone
  readonly sentence: string
  readonly used: string
  readonly provisional: string | null
  /** Grounds that do not stop this clock. */
  readonly runsOn: string | null
  /** SVG. */
  readonly calendar: MonthCalendar
  readonly lines: readonly { readonly when: string; readonly what: string }[]
  readonly link: string
}
