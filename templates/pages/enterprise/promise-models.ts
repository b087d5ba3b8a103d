import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart } from '../parts.ts'

/** `…/materials/{code}/promise`: what is promised instead of the material, read before it is signed. */
export interface MaterialPromisePage {
  readonly frame: PageFrame
  readonly name: string
  readonly problem: ErrorSummaryPart | null
  /** One for each permit; empty where none is offered. */
  readonly offers: readonly {
    readonly permit: string
    readonly conditions: readonly string[]
    readonly text: string
    readonly consequences: string
    readonly days: string
  }[]
  /** When it was signed, and how it stands. */
  readonly signedText: string | null
  readonly action: string
  readonly commandId: string
  readonly maySign: boolean
  readonly mayTakeBack: boolean
  /** Somebody else than the owner reads it. */
  readonly ownerSigns: boolean
  readonly backHref: string
}

/** `/parks/{park}/credit`: what stands on the record, of one's enterprise or of the park. */
export interface CreditPage {
  readonly frame: PageFrame
  readonly hint: string
  readonly rows: readonly CreditRow[]
}

export interface CreditRow {
  readonly enterprise: string
  readonly kind: string
  readonly tone: 'red' | 'plain'
  /** In force, or over. */
  readonly state: string
  readonly why: string
  readonly days: string
  readonly effects: string
}
