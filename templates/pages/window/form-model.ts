import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'

/** `…/window/{application}/form`: the whole form, filled in from the paper. */
export interface WindowFormPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly address: string
  readonly commandId: string
  readonly formRevision: number
  readonly sections: readonly { readonly id: string; readonly label: string; readonly fields: readonly FieldPart[] }[]
}
