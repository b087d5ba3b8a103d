import type { Choice } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { CardInForcePart, DuePart, ErrorSummaryPart, Fact, FollowPart, LightPart, NoticePart } from '../parts.ts'
import type { WindowDecision } from './decision-model.ts'

/** `/parks/{park}/window/{application}`: everything about one application that was received. */
export interface ReceivedPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  readonly follow: FollowPart
  readonly cards: readonly CardInForcePart[]
  readonly number: string
  readonly project: string
  readonly enterprise: string
  readonly matter: string
  readonly state: string
  readonly facts: readonly Fact[]
  readonly decision: WindowDecision | null
  readonly clock: { readonly light: LightPart; readonly due: DuePart; readonly rule: string } | null
  readonly sections: readonly FormSection[]
  readonly materials: readonly MaterialRow[]
  readonly missing: string
  readonly papers: PapersPart | null
  readonly notices: readonly NoticeRow[]
  readonly prints: PrintsPart
  readonly deferral: DeferralPart | null
  readonly promise: PromisePart | null
  /** Handing in a correction for who comes in person. */
  readonly correction: { readonly address: string; readonly commandId: string } | null
}

export interface FormSection {
  readonly label: string
  readonly facts: readonly Fact[]
}

export interface MaterialRow {
  readonly name: string
  readonly light: LightPart
  readonly detail: string
  /** The file, where there is one. */
  readonly href: string | null
}

/** Registering a paper that is handed over later. */
export interface PapersPart {
  readonly address: string
  readonly commandId: string
  readonly materials: readonly Choice[]
  readonly kinds: readonly Choice[]
  readonly pages: string
  readonly error: string | null
}

export interface NoticeRow {
  readonly id: string
  readonly href: string
  readonly pdfHref: string
  readonly title: string
  readonly when: string
  /** Of the form that prints it. */
  readonly commandId: string
}

/** What was printed, and the next print. */
export interface PrintsPart {
  readonly address: string
  readonly commandId: string
  readonly receiptLabel: string
  readonly rows: readonly string[]
}

/** Registering a deferral that was signed on paper. */
export interface DeferralPart {
  readonly address: string
  readonly commandId: string
  readonly materials: readonly Choice[]
  readonly signedBy: string
  readonly signedByError: string | null
  readonly signedOn: string
  readonly signedOnError: string | null
}

/** The promise on paper, of what the window registered. */
export interface PromisePart {
  readonly printAddress: string
  readonly signAddress: string
  readonly commandId: string
  /** Who signed, and when; `null` = not yet. */
  readonly signed: string | null
  readonly signedBy: string
  readonly signedByError: string | null
  readonly signedOn: string
  readonly signedOnError: string | null
}
