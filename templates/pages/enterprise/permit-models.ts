import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, NoticePart, PagerPart } from '../parts.ts'
import type { Tag } from './models.ts'

/** `/parks/{park}/permits`: what the enterprise holds, or for officers all of the park. */
export interface PermitsPage {
  readonly frame: PageFrame
  /** Of permits that end soon. */
  readonly notice: NoticePart | null
  readonly rows: readonly PermitRow[]
  readonly pager: PagerPart
  /** `null` for officers. */
  readonly applicationsHref: string | null
}

export interface PermitRow {
  readonly href: string
  readonly name: string
  readonly tag: Tag
  readonly number: string
  readonly detail: string
  /** When it ends; `null` where it does not. */
  readonly ends: string | null
  readonly pdfHref: string
  readonly verifyHref: string
  /** `null` for officers. */
  readonly applicationHref: string | null
}

/** `/parks/{park}/permits/{permit}` */
export interface PermitPage {
  readonly frame: PageFrame
  readonly name: string
  readonly tag: Tag
  readonly problem: ErrorSummaryPart | null
  readonly facts: readonly Fact[]
  /** What became of it, from its issue on. */
  readonly history: readonly PermitHistoryRow[]
  /** `null` for whoever may not decide, and where nothing can be decided. */
  readonly decision: PermitMovePart | null
  readonly verifyHref: string
  readonly backHref: string
}

export interface PermitHistoryRow {
  readonly what: string
  readonly at: string
  readonly by: string
  readonly words: readonly string[]
  readonly noticeHref: string | null
}

export interface PermitMovePart {
  readonly action: string
  readonly commandId: string
  readonly fields: readonly FieldPart[]
}
