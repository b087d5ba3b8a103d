import type { PageFrame } from '../frame.ts'
import type {
  CardInForcePart,
  DuePart,
  ErrorSummaryPart,
  Fact,
  LightPart,
  NoticePart,
  StageLinePart,
} from '../parts.ts'
import type { Tag } from './models.ts'

/** `/parks/{park}/applications/{application}` once it is submitted. */
export interface TrackingPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly tag: Tag
  readonly cards: readonly CardInForcePart[]
  /** The one thing that is asked of the reader. */
  readonly notice: NoticePart | null
  readonly stages: StageLinePart
  readonly reviews: readonly ReviewRow[]
  readonly reviewsSummary: string
  readonly permitsText: string
  readonly permitsHref: string | null
  readonly clock: ClockPart | null
  /** When and where the survey is; `null` where there is none. */
  readonly survey: {
    readonly facts: readonly Fact[]
    readonly href: string
    readonly recordHref: string | null
    readonly rectificationHref: string | null
  } | null
  readonly documents: readonly DocumentRow[]
  readonly help: { readonly name: string; readonly hours: string }
  readonly diagramHref: string
  readonly withdrawHref: string | null
}

export interface ReviewRow {
  readonly name: string
  readonly department: string
  readonly light: LightPart
  readonly note: string
}

export interface ClockPart {
  readonly light: LightPart | null
  readonly promised: DuePart | null
  readonly answerBy: DuePart | null
  readonly facts: readonly Fact[]
  readonly pauses: readonly { readonly headline: string; readonly sentence: string }[]
}

export interface DocumentRow {
  /** The same as a PDF, where the link leads to a page. */
  readonly pdfHref: string | null
  readonly href: string
  readonly label: string
  readonly at: string
}

/** One thing that a notice asks to put right. */
export interface FindingRow {
  /** Which material or field, and of which permit. */
  readonly about: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}

/** `…/submitted`: number, QR code, what happens next. */
export interface SubmittedPage {
  readonly frame: PageFrame
  readonly title: string
  readonly number: string
  readonly facts: readonly Fact[]
  readonly next: string
  readonly code: string
  readonly queryHref: string
  /** The QR code as the path of an SVG, and how many modules it is wide. */
  readonly qr: { readonly path: string; readonly size: number }
  readonly receiptHref: string
  readonly trackingHref: string
}

/** `…/withdrawal`: what will be lost, and the question. */
export interface WithdrawalPage {
  readonly frame: PageFrame
  readonly title: string
  readonly losses: readonly string[]
  readonly problem: ErrorSummaryPart | null
  readonly action: string
  readonly commandId: string
  readonly mayWithdraw: boolean
  readonly backHref: string
}

/** `…/diagram`: the process with where the application stands in it. */
export interface ApplicationDiagramPage {
  readonly frame: PageFrame
  readonly title: string
  /** Address of the BPMN XML. */
  readonly source: string
  readonly overlays: string
  readonly label: string
  readonly reviews: readonly ReviewRow[]
  readonly backHref: string
}

export interface TrackingPages {
  readonly 'enterprise/diagram': ApplicationDiagramPage
  readonly 'enterprise/tracking': TrackingPage
  readonly 'enterprise/submitted': SubmittedPage
  readonly 'enterprise/withdrawal': WithdrawalPage
}
