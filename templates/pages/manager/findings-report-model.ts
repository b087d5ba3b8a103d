import type { PageFrame } from '../frame.ts'
import type { PagerPart } from '../parts.ts'

/** `/parks/{park}/findings-report`: how well departments tell everything at once, and what was refused to people. */
export interface FindingsReportPage {
  readonly frame: PageFrame
  readonly action: string
  readonly from: string
  readonly to: string
  readonly rows: readonly {
    readonly department: string
    readonly findings: number
    readonly late: number
    readonly setAside: number
    readonly reopened: number
  }[]
  readonly pager: PagerPart
  readonly refused: readonly {
    readonly what: string
    readonly who: string
    readonly when: string
    readonly number: string
  }[]
}

export interface FindingsReportPages {
  readonly 'manager/findings-report': FindingsReportPage
}
