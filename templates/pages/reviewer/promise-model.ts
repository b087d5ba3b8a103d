import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, LightPart } from '../parts.ts'

/** `/parks/{park}/promises`: what a department has to verify. */
export interface PromisesPage {
  readonly frame: PageFrame
  readonly rows: readonly {
    readonly href: string
    readonly title: string
    readonly second: string
    /** Name of the material that it stands for. */
    readonly instead: string
    readonly light: LightPart
    readonly due: string
    readonly state: string
  }[]
  /** Where attempts to promise what may not be promised are listed; only for managers and overseers. */
  readonly refusedHref: string | null
}

/** `/parks/{park}/promises/{promise}` */
export interface PromiseDetailPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly state: string
  readonly problem: ErrorSummaryPart | null
  readonly facts: readonly Fact[]
  readonly found: readonly { readonly what: string; readonly words: string; readonly who: string }[]
  /** `null` for whoever may not verify, and where nothing is to be verified. */
  readonly form: { readonly action: string; readonly commandId: string; readonly fields: readonly FieldPart[] } | null
  readonly backHref: string
}
