import type { Step, Unknown } from './worst.ts'

/** Working days that a stop on the way takes: each time that it is passed or, with one budget for all times, `once`. */
export interface Stop {
  readonly id: string
  readonly days: number
  readonly once: boolean
  /** What takes these days within it. */
  readonly inside: readonly Step[]
  readonly unknown: Unknown | null
}

export interface Leg {
  readonly from: string
  readonly to: string
  /** How often it may be gone; `null` = without a bound. */
  readonly rounds: number | null
  /** Days that have passed at `from` when this leg is taken, at most; `null` = all of them. */
  readonly atMost: number | null
}
