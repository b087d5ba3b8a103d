import { FeelFunction } from 'feelin'
import type { FeelValue } from '../feel-value.ts'
import type { Machine } from '../machine.ts'
import { borrowedBuiltins } from './borrowed.ts'
import type { Builtin, Builtins } from './builtin.ts'
import { clockBuiltins } from './clock.ts'
import { listBuiltins } from './lists.ts'
import { patternBuiltins } from './patterns.ts'
import { rangeBuiltins } from './ranges.ts'
import { workingDayBuiltins } from './working-days.ts'

const BUILTINS: Builtins = {
  ...borrowedBuiltins,
  ...listBuiltins,
  ...rangeBuiltins,
  ...patternBuiltins,
  ...clockBuiltins,
  ...workingDayBuiltins,
}

/** Names that the parser must be told, because words in them are operators. */
export const BUILTIN_NAMES: readonly string[] = Object.keys(BUILTINS)

export function findBuiltin(name: string): Builtin | null {
  return Object.hasOwn(BUILTINS, name) ? (BUILTINS[name] ?? null) : null
}

/** A built-in function as a value, as `sort` takes one; `null` where there is none of that name. */
export function builtinValue(name: string): ((machine: Machine) => FeelValue) | null {
  const builtin = findBuiltin(name)
  if (builtin === null) return null
  return (machine) => new FeelFunction((...args: FeelValue[]) => builtin.call(machine, args), [...builtin.parameters])
}
