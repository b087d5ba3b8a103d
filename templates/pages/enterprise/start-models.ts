import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'
import type { Tag } from './models.ts'

/** `/parks/{park}/start`: a few questions, then what applies, who decides, how long, which materials. */
export interface StartPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  /** To choose from where the park offers several. */
  readonly processes: readonly { readonly href: string; readonly title: string; readonly description: string }[]
  readonly questions: {
    readonly process: string
    readonly title: string
    readonly description: string
    readonly fields: readonly FieldPart[]
  } | null
  readonly result: StartResult | null
}

export interface StartResult {
  readonly headline: string
  readonly permits: readonly AppliedPermit[]
  readonly materialsHeadline: string
  readonly materials: readonly { readonly name: string; readonly permits: string; readonly tag: Tag | null }[]
  readonly others: readonly { readonly name: string; readonly tag: Tag }[]
  readonly action: string
  readonly commandId: string
  readonly answers: readonly { readonly name: string; readonly value: string }[]
  readonly enterprises: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[]
  readonly projects: readonly { readonly id: string; readonly name: string }[]
}

export interface AppliedPermit {
  readonly name: string
  readonly authority: string
  readonly reviewer: string
  readonly promised: string
  readonly statutory: string
}
