import type { Fault, Undecided, WorstCase } from '../../../engine/verify/fault.ts'
import type { DiagramState } from '../tokens/diagram-state.ts'

/** What is known of one process of the draft; plain data, as the worker gives it. */
export interface VerifiedProcess {
  readonly id: string
  /** Of the process and everything in it that has a name: id → name. */
  readonly names: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
  readonly promises: readonly DrawnPromise[]
  readonly undecided: readonly Undecided[]
  readonly states: number
  /** Most states that were to be looked at. */
  readonly limit: number
}

/** A promise with its worst case as it is drawn. */
export interface DrawnPromise extends Omit<WorstCase, 'path'> {
  /** Sequence flows of the way that takes the days, from the start to the end. */
  readonly flows: readonly string[]
  /** What takes working days, in order. */
  readonly steps: readonly WorstStep[]
}

export interface WorstStep {
  /** Counted from 1. */
  readonly number: number
  readonly element: string
  readonly days: number
  readonly owner: StepOwner
}

/** Whose days they are: a department by its code, or a lane; several inside of it; whoever an expression gives; or nobody. */
export type StepOwner =
  | { readonly type: 'one'; readonly code: string }
  | { readonly type: 'several' | 'computed' | 'nobody' }

/** One step of a script as it was played: what happened, in words, and how the diagram looks then. */
export interface Frame {
  /** Counted from 0. */
  readonly number: number
  readonly words: string
  readonly state: DiagramState
}
