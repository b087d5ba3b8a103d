import type { Variables } from '../expressions/expression.ts'
import type { ProcessInstance } from './instance.ts'

/** Who holds an instance: a person, or the instance that called it, because that one is held. */
export type Holder = 'person' | 'caller'

/** A signal that came while it was suspended and something in it waited for that. */
export interface KeptSignal {
  readonly name: string
  readonly variables: Variables
}

type Suspension = Pick<ProcessInstance, 'suspended' | 'suspendedBy'>

/** Everybody who holds it now; it goes on when nobody does. */
export function holdersOf({ suspended, suspendedBy }: Suspension): readonly Holder[] {
  return suspendedBy ?? (suspended === true ? ['person'] : [])
}
