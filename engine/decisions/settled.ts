import type { FeelValue } from '../expressions/feel-value.ts'
import type { Machine } from '../expressions/machine.ts'

/** A cell's value; a null that a failure became ends the decision, for a rule must not rest on it. */
export function settled<T extends FeelValue>(machine: Machine, body: () => T): T {
  const before = machine.failure
  const value = body()
  if (value === null && machine.failure !== before && machine.failure !== null) throw machine.failure
  machine.failure = before
  return value
}
