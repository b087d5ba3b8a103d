import type { Choice, FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact } from '../parts.ts'

/** `/parks/{park}/window/register`: first whose application, then what is filed and what was handed over. */
export interface RegisterPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly address: string
  /** The first step; `null` once the enterprise is known. */
  readonly start: RegisterStart | null
  readonly details: RegisterDetails | null
}

export interface RegisterStart {
  readonly processes: readonly Choice[]
  /** The only process, where there is no choice; else empty. */
  readonly process: string
  readonly creditCode: string
  readonly error: string | null
}

export interface RegisterDetails {
  readonly commandId: string
  readonly process: string
  readonly creditCode: string
  readonly changeHref: string
  /** What the register says; empty where it does not know the enterprise. */
  readonly enterprise: readonly Fact[]
  readonly enterpriseFields: readonly FieldPart[]
  readonly conflicts: RegisterConflicts | null
  readonly fields: readonly FieldPart[]
  readonly materials: readonly PaperRow[]
}

/** Applications under way that the new one may contradict; going on needs a reason. */
export interface RegisterConflicts {
  readonly rows: readonly {
    readonly href: string
    readonly number: string
    readonly what: string
    readonly why: string
  }[]
  readonly reason: string
  readonly error: string | null
}

/** A material that may be handed over on paper. */
export interface PaperRow {
  readonly name: string
  readonly kindId: string
  readonly kindName: string
  readonly kinds: readonly Choice[]
  readonly pagesId: string
  readonly pagesName: string
  readonly pages: string
  readonly error: string | null
}
