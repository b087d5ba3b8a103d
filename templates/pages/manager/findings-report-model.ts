import type { PageFrame } from '../frame.ts'
import type { PagerPart } from '../parts.ts'

/** `/parks/{park}/findings-report`: how well departments tell everything at once. */
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
  readonly refusedHref: string
}

export interface FindingsReportPages {
  readonly 'manager/findings-report': FindingsReportPage
}
