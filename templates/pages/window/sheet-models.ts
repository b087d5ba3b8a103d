import type { PageFrame } from '../frame.ts'
import type { Fact } from '../parts.ts'

/** What every printed sheet has: its paper, the way back, and whether it prints itself when shown. */
export interface Sheet {
  readonly frame: PageFrame
  readonly paper: 'receipt' | 'a4'
  readonly backHref: string
  readonly backLabel: string
  readonly atOnce: boolean
}

/** `…/window/{application}/receipts/{printing}`: 收件回执 on paper 80 mm wide, in black. */
export interface ReceiptPage extends Sheet {
  readonly number: string
  readonly facts: readonly Fact[]
  /** Leads to how the application stands. */
  readonly qr: { readonly path: string; readonly size: number }
  readonly code: string
  readonly bureau: string
  readonly note: string
}

/** `…/window/{application}/promise-letters/{printing}`: 告知承诺书, to be signed by hand. */
export interface PromiseLetterPage extends Sheet {
  readonly number: string
  readonly addressee: string
  readonly facts: readonly Fact[]
  readonly basis: readonly string[]
  readonly promises: readonly string[]
  readonly note: string
}

/** `…/applications/{application}/notices/{notice}/sheet`: a notice as it was sent, on A4. */
export interface NoticePage extends Sheet {
  readonly pdfHref: string
  readonly title: string
  readonly number: string
  readonly paragraphs: readonly { readonly place: 'first' | 'middle' | 'last'; readonly text: string }[]
  readonly items: readonly NoticeItem[]
  readonly date: string
  readonly note: string
}

export interface NoticeItem {
  readonly about: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}
