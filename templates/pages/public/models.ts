import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, StageLinePart, Tone } from '../parts.ts'
import type { DeadlinePage } from './deadline-model.ts'

/** `/verify` and `/verify/{code}`: what a permit is and whether it is valid; nothing personal. */
export interface VerifyPage {
  readonly frame: PageFrame
  /** The answer; null as long as nothing was asked. */
  readonly verdict: { readonly tone: Tone; readonly headline: string; readonly sentence: string } | null
  readonly facts: readonly Fact[]
  readonly checkedAtText: string | null
  /** SHA-256 of the PDF that was delivered; a file in hand is compared with it in the browser. */
  readonly documentHash: string | null
  readonly documentHashText: string
  readonly asked: AskedPermit
}

/** What was typed into the form; empty at first. */
export interface AskedPermit {
  readonly number: string
  readonly check: string
}

export interface HomePage {
  readonly frame: PageFrame
  readonly asked: AskedPermit
  readonly query: AskedApplication
  /** Empty except in demo mode. */
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly account: string }[]
  readonly password: string
}

/** `/query`: how an application stands, for who has its number and code; nobody's name. */
export interface QueryPage {
  readonly frame: PageFrame
  readonly found: QueriedPart | null
  /** Asked, but number and code do not go together. */
  readonly unknown: boolean
  readonly query: AskedApplication
}

export interface QueriedPart {
  readonly headline: string
  /** What happens next, and who has to act. */
  readonly sentence: string
  readonly stages: StageLinePart
  readonly facts: readonly Fact[]
}

/** What was typed into the form; empty at first. */
export interface AskedApplication {
  readonly number: string
  readonly code: string
}

export interface ProblemPage {
  readonly frame: PageFrame
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly string[]
  readonly request: string
  /** What a form had posted; `null` where no form had. */
  readonly kept: {
    readonly written: readonly KeptField[]
    /** Sends the same again; `null` where it would be refused again. */
    readonly again: { readonly action: string; readonly fields: readonly KeptField[] } | null
  } | null
}

/** A field that was typed before the session ended. */
export interface KeptField {
  readonly name: string
  readonly value: string
}

export interface SignInPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  /** Why one is asked to sign in. */
  readonly reason: string | null
  /** Where to go on; an address of ours. */
  readonly back: string
  readonly account: string
  readonly kept: readonly KeptField[]
}

/** After signing in again: one press submits what had been typed. */
export interface ContinuePage {
  readonly frame: PageFrame
  readonly action: string
  readonly kept: readonly KeptField[]
}

export interface ParksPage {
  readonly frame: PageFrame
  readonly parks: readonly { readonly href: string; readonly name: string }[]
}

export interface PublicPages {
  readonly 'public/home': HomePage
  readonly 'public/verify': VerifyPage
  readonly 'public/query': QueryPage
  readonly 'public/problem': ProblemPage
  readonly 'public/sign-in': SignInPage
  readonly 'public/continue': ContinuePage
  readonly 'public/parks': ParksPage
  readonly 'public/deadline': DeadlinePage
}
