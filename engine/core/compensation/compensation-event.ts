import type { Variables } from '../../expressions/expression.ts'
import type { CompensationRecord } from '../instance.ts'

/** What happens to records of what has completed, and to scopes that live again to be compensated. */
export type CompensationEvent =
  /** Element `key` is about to end; `scope` keeps that it can be compensated, `partly` where it was cut off itself. */
  | {
      readonly type: 'compensationRecorded'
      readonly key: number
      readonly node: string
      readonly scope: number
      readonly partly?: true
    }
  /** These records of a scope are taken up, to be compensated while `by` waits; `null` = nobody. */
  | {
      readonly type: 'compensationStarted'
      readonly by: number | null
      readonly scope: number
      readonly records: readonly number[]
      /** Flows of the scope whose waiting tokens are gone with what was cancelled in it. */
      readonly consumed?: readonly string[]
    }
  /** The compensation of one record begins. */
  | { readonly type: 'compensationTaken'; readonly by: number; readonly key: number }
  | { readonly type: 'compensationEnded'; readonly by: number }
  /** A scope that has completed lives again, to be compensated. */
  | {
      readonly type: 'scopeRevived'
      readonly key: number
      readonly node: string
      readonly scope: number
      readonly compensates?: number
      readonly variables?: Variables
      readonly records: readonly CompensationRecord[]
    }
  | { readonly type: 'elementCompensated'; readonly key: number; readonly node: string }
