/** What every page shows around its content. */
export interface PageFrame {
  /** The browser's title. */
  readonly title: string
  /** Sizes of type and of targets go by it. */
  readonly audience: 'public' | 'office'
  readonly park: string | null
  /** Where one is, at the right of the bar. */
  readonly place: string
  readonly demo: boolean
}

export type Tone = 'green' | 'yellow' | 'red' | 'grey'

/** `/verify` and `/verify/{code}`: what a permit is and whether it is valid; nothing personal. */
export interface VerifyPage {
  readonly frame: PageFrame
  /** The answer; null as long as nothing was asked. */
  readonly verdict: {
    readonly tone: Tone
    readonly headline: string
    readonly sentence: string
    readonly sentenceEn: string
  } | null
  readonly facts: readonly { readonly label: string; readonly value: string; readonly strong: boolean }[]
  readonly checkedAtText: string | null
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
  /** Empty except in demo mode. */
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly account: string }[]
}

export interface ProblemPage {
  readonly frame: PageFrame
  readonly status: number
  readonly code: string
  readonly title: string
  readonly titleEn: string
  readonly detail: string
}

/** The view model of each page, by the name of its template. */
export interface PageModels {
  readonly home: HomePage
  readonly verify: VerifyPage
  readonly problem: ProblemPage
}
