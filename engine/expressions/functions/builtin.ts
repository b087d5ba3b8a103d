import type { FeelValue } from '../feel-value.ts'
import type { Machine } from '../machine.ts'

/** A function that every expression may call. Arguments that were not given are `undefined`. */
export interface Builtin {
  /** Names in order; the last may begin with `...` and then takes all that follow. */
  readonly parameters: readonly string[]
  readonly call: (machine: Machine, args: readonly (FeelValue | undefined)[]) => FeelValue
}

export type Builtins = { readonly [name: string]: Builtin }
