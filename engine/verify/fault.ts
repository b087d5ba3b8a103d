import type { JsonValue } from '../expressions/expression.ts'
import type { ServiceLevel } from '../model/definition.ts'

export type FaultKind =
  | 'deadlock'
  | 'livelock'
  | 'dead-node'
  | 'leftover-token'
  | 'lack-of-synchronisation'
  | 'no-way-out'
  | 'over-promise'

/** One line of a script of `siji run`. */
export type ScriptLine = { readonly [word: string]: JsonValue }

/** Something that a process can do and should not, with the shortest script that makes it do so. */
export interface Fault {
  readonly fault: FaultKind
  readonly elements: readonly string[]
  readonly script: readonly ScriptLine[]
  /** Of an over-promise: the working days, and the way that takes them. */
  readonly overrun?: Overrun
}

export interface Overrun {
  readonly promised: number
  readonly worst: number
  /** What takes working days, in order; a sub-process of which what is within counts stands for it. */
  readonly path: readonly { readonly element: string; readonly days: number }[]
}

/** A promise in working days beside the most that its authorities may need, kept or broken. */
export interface WorstCase extends Overrun {
  /** The process or sub-process that promises. */
  readonly element: string
  readonly clock: ServiceLevel['clock']
  /** Passes every node that counts; empty where none leads there. */
  readonly script: readonly ScriptLine[]
  /** Why it may be more than `worst`; `null` = it can be no more. */
  readonly undecided: Undecided | null
}

/** What is known of a process once everything it can do has been looked at. */
export interface Verification {
  readonly faults: readonly Fault[]
  readonly promises: readonly WorstCase[]
  /** Why something could not be decided; empty = everything has been looked at. */
  readonly undecided: readonly Undecided[]
  readonly states: number
}

export interface Undecided {
  readonly element: string
  readonly message: string
  readonly messageZh: string
}
