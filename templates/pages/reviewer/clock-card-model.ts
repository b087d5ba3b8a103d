import type { PageFrame } from '../frame.ts'
import type { HowPart, LightPart, TabsPart } from '../parts.ts'

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

/** `…/inbox/clock-requests`: what waits for a head, and what one asked. */
export interface ClockRequestsPage {
  readonly frame: PageFrame
  readonly title: string
  readonly tabs: TabsPart
  readonly sections: readonly {
    readonly heading: string
    readonly rows: readonly (Pick<ClockRequestPart, 'what' | 'state' | 'details'> & {
      /** Project, number and step. */
      readonly about: string
      readonly href: string
    })[]
    readonly none: string
  }[]
}

/** 计时: how the clocks of a task stand, and what this person may do with them. */
export interface ClockCard {
  readonly clocks: readonly ClockRow[]
  /** Suspensions and extensions, each once. */
  readonly lines: readonly { readonly headline: string; readonly details: readonly string[] }[]
  /** Where the clocks of the whole application are; `null` on that page itself. */
  readonly wholeHref: string | null
  /** What was asked of the head: open, or refused. */
  readonly requests: readonly ClockRequestPart[]
  readonly pause: PauseForm | null
  readonly resume: ClockForm | null
  readonly extend:
    | (ClockForm & {
        readonly days: string
        readonly isOpen: boolean
        /** Asks the head, who does it themselves without asking. */
        readonly isAsked: boolean
        /** Which clock, where there are two. */
        readonly kinds: readonly ClockChoice[] | null
      })
    | null
}

export interface ClockRequestPart {
  /** What makes the names of its fields its own on the page. */
  readonly field: string
  readonly what: string
  readonly state: { readonly tone: string; readonly word: string }
  readonly details: readonly string[]
  readonly approve: ClockButton | null
  readonly refuse: ClockForm | null
  readonly withdraw: ClockButton | null
}

export interface ClockButton {
  readonly action: string
  readonly commandId: string
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

export interface ClockForm extends ClockButton {
  readonly text: string
}

export interface PauseForm {
  readonly action: string
  readonly commandId: string
  readonly isOpen: boolean
  readonly grounds: readonly ClockChoice[]
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
