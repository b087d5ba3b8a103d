import type { PageFrame } from '../frame.ts'
import type { NoticePart, PagerPart } from '../parts.ts'
import type { Tag } from './models.ts'

/** `/parks/{park}/permits`: what the enterprise holds. */
export interface PermitsPage {
  readonly frame: PageFrame
  /** Of permits that end soon. */
  readonly notice: NoticePart | null
  readonly rows: readonly PermitRow[]
  readonly pager: PagerPart
  readonly applicationsHref: string
}

export interface PermitRow {
  readonly name: string
  readonly tag: Tag
  readonly number: string
  readonly detail: string
  /** When it ends; `null` where it does not. */
  readonly ends: string | null
  readonly pdfHref: string
  readonly verifyHref: string
  readonly applicationHref: string
}
