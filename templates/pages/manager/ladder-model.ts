import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'

/** M17 the park's rules of who is told what is late, and who gets what nobody claims. */
export interface LadderPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly isSaved: boolean
  readonly rows: readonly {
    readonly rule: string
    readonly where: string
    /** `null` where who looks at it may change nothing. */
    readonly change: { readonly href: string; readonly label: string } | null
    readonly removeLabel: string
    readonly rung: string
  }[]
  readonly action: string
  readonly commandId: string
  /** `null` where who looks at it may change nothing. */
  readonly form: {
    readonly heading: string
    /** The rule that it changes; empty = a new one. */
    readonly was: string
    readonly fields: readonly FieldPart[]
  } | null
  readonly owners: string
  readonly ownersField: FieldPart
}

export interface LadderPages {
  readonly 'manager/ladder': LadderPage
}
