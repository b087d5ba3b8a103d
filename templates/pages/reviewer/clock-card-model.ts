import type { LightPart } from '../parts.ts'

/** 计时: how the clocks of a task stand, and what this person may do with them. */
export interface ClockCard {
  readonly clocks: readonly ClockRow[]
  /** Suspensions and extensions, each once. */
  readonly lines: readonly { readonly headline: string; readonly details: readonly string[] }[]
  readonly pause: PauseForm | null
  readonly resume: ClockForm | null
  readonly extend: (ClockForm & { readonly days: string; readonly isOpen: boolean }) | null
}

export interface ClockRow {
  readonly name: string
  readonly kind: string
  readonly light: LightPart
  readonly due: string
  readonly provisional: boolean
  readonly used: string
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
  readonly limitDays: string
}

export interface ClockChoice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}
