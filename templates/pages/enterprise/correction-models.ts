import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { DuePart, ErrorSummaryPart, PagerPart } from '../parts.ts'
import type { UploadPart } from './filling-models.ts'
import type { FindingRow } from './tracking-models.ts'

/** `…/correction`: every finding with its place, to be mended where it stands. */
export interface CorrectionPage {
  readonly frame: PageFrame
  readonly title: string
  readonly summary: string
  readonly due: DuePart | null
  readonly problem: ErrorSummaryPart | null
  readonly items: readonly CorrectionItem[]
  /** `null` where all fit on one page. */
  readonly pager: PagerPart | null
  /** Other mistakes that the form has, with links to their sections. */
  readonly others: readonly { readonly href: string; readonly text: string }[]
  readonly overviewHref: string
  readonly materialsHref: string
  readonly submitAction: string
  readonly commandId: string
  readonly promise: string
  readonly maySubmit: boolean
  readonly backHref: string
}

export interface CorrectionItem extends FindingRow {
  readonly position: string
  readonly id: string
  readonly isMended: boolean
  readonly mendedText: string
  readonly material: {
    readonly upload: UploadPart
    readonly versions: readonly { readonly href: string; readonly name: string; readonly detail: string }[]
  } | null
  readonly field: {
    readonly action: string
    readonly opened: string
    readonly part: FieldPart
  } | null
}

/** `…/choices/{instance}/{key}`: something that only the applicant decides. */
export interface ChoicePage {
  readonly frame: PageFrame
  readonly title: string
  readonly hint: string | null
  readonly problem: ErrorSummaryPart | null
  readonly error: string | null
  readonly action: string
  readonly commandId: string
  readonly outcomes: readonly {
    readonly id: string
    readonly value: string
    readonly label: string
    readonly chosen: boolean
  }[]
  readonly fields: readonly FieldPart[]
  readonly backHref: string
}

export interface CorrectionPages {
  readonly 'enterprise/correction': CorrectionPage
  readonly 'enterprise/choice': ChoicePage
}
