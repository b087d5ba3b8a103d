import type { PageFrame } from '../frame.ts'
import type { HowPart, LightPart } from '../parts.ts'

/** `…/applications/{application}/clocks`: the clocks of a whole application. */
export interface ApplicationClocksPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly problem: string | null
  /** `null` where none runs. */
  readonly card: ClockCard | null
  /** What people tried, and were refused; for managers and overseers. */
  readonly refused: readonly { readonly what: string; readonly who: string; readonly at: string }[]
}

/** 计时: how the clocks of a task stand, and what this person may do with them. */
export interface ClockCard {
  readonly clocks: readonly ClockRow[]
  /** Suspensions and extensions, each once. */
  readonly lines: readonly { readonly headline: string; readonly details: readonly string[] }[]
  /** Where the clocks of the whole application are; `null` on that page itself. */
  readonly wholeHref: string | null
  readonly pause: PauseForm | null
  readonly resume: ClockForm | null
  readonly extend:
    | (ClockForm & {
        readonly days: string
        readonly isOpen: boolean
        /** Which clock, where there are two. */
        readonly kinds: readonly ClockChoice[] | null
      })
    | null
}

export interface ClockRow {
  readonly name: string
  readonly kind: string
  readonly light: LightPart
  readonly due: string
  readonly provisional: boolean
  readonly used: string
  /** `null` where it is told elsewhere on the page. */
  readonly how: HowPart | null
}

export interface ClockForm {
  readonly action: string
  readonly commandId: string
  readonly text: string
}

export interface PauseForm {
  readonly action: string
  readonly commandId: string
  readonly isOpen: boolean
  readonly grounds: readonly ClockChoice[]
  /** `null` for the head, who needs nobody's approval. */
  readonly heads: readonly ClockChoice[] | null
  readonly why: string
  readonly evidence: string
  readonly expectedEnd: string
  readonly limitDays: string
}

export interface ClockChoice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}
