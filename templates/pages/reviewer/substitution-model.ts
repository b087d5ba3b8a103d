import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, NoticePart } from '../parts.ts'

export interface SubstitutionsPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  readonly rows: readonly SubstitutionRow[]
  readonly action: string
  readonly commandId: string
  readonly fields: readonly FieldPart[]
}

export interface SubstitutionRow {
  readonly action: string
  readonly commandId: string
  readonly who: string
  readonly days: string
  readonly scope: string
  readonly reason: string
  readonly state: string
  readonly tone: string
  /** What the person away holds, by name; `null` = nothing to hand over. */
  readonly held: string | null
  /** Words of the buttons; `null` = there is none. */
  readonly handOver: string | null
  readonly handBack: string | null
  readonly end: string | null
}

export interface SubstitutionPages {
  readonly 'reviewer/substitutions': SubstitutionsPage
}
