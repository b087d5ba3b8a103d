import type { MigrationPlan } from '../../core/migration/migration.ts'
import type { RestartPoint } from '../../core/restart.ts'
import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { Expected } from '../expectation/expected.ts'

/** What happens next in a script; each is taken when nothing moves by itself any more. */
export type Step = Happening & {
  /** Number of the only instance that it is for, counted from 1 in the order of the starts. */
  readonly instance?: number
}

type Happening =
  | {
      readonly type: 'start'
      /** `null`: the process that runs when nothing is said. */
      readonly process: string | null
      readonly event: string | null
      readonly variables: Variables
      readonly as: string | null
    }
  | { readonly type: 'deploy' }
  | { readonly type: 'complete'; readonly element: string; readonly which: Which; readonly variables: Variables }
  | { readonly type: 'completeAll'; readonly elements: readonly string[] }
  | { readonly type: 'fail'; readonly element: string; readonly message: string }
  | { readonly type: 'error'; readonly element: string; readonly code: string; readonly variables: Variables }
  | { readonly type: 'escalate'; readonly element: string; readonly code: string; readonly variables: Variables }
  | { readonly type: 'resolve'; readonly element: string; readonly variables: Variables }
  | { readonly type: 'continue'; readonly element: string }
  | { readonly type: 'trigger'; readonly element: string; readonly variables: Variables }
  | { readonly type: 'set'; readonly variables: Variables; readonly at: string | null }
  | { readonly type: 'message'; readonly name: string; readonly correlate: Variables; readonly variables: Variables }
  /** Asks the conditions that start processes, with these variables. */
  | { readonly type: 'evaluate'; readonly variables: Variables }
  | { readonly type: 'signal'; readonly name: string; readonly variables: Variables }
  | { readonly type: 'advance'; readonly duration: string }
  | { readonly type: 'advanceTo'; readonly date: string }
  | { readonly type: 'choose'; readonly flows: ReadonlyMap<string, readonly string[]> }
  /** Expressions, as they are written, that have these values from now on whatever the variables are. */
  | { readonly type: 'assume'; readonly values: ReadonlyMap<string, JsonValue> }
  /** Tasks that from now on wait until they are completed, although the engine would do them by itself. */
  | { readonly type: 'waits'; readonly elements: readonly string[] }
  /** One instance more of a multi-instance activity, or the n-th that runs less. */
  | { readonly type: 'addBody'; readonly element: string; readonly item: JsonValue }
  | { readonly type: 'removeBody'; readonly element: string; readonly index: number }
  /** Chooses an activity of an ad-hoc sub-process. */
  | { readonly type: 'activate'; readonly element: string; readonly in: string }
  /** Stops the clocks of an element and of all around it; `null` = of the process. Instants are ISO 8601. */
  | {
      readonly type: 'pauseClock'
      readonly element: string | null
      readonly ground: string
      readonly person: string
      readonly department: string | null
      readonly why: string
      readonly evidence: readonly string[]
      readonly limit: string | null
      readonly from: string | null
    }
  | {
      readonly type: 'resumeClock'
      readonly element: string | null
      readonly person: string
      readonly department: string | null
      readonly suspension: string | null
      readonly ground: string | null
    }
  | {
      readonly type: 'extendClock'
      readonly element: string | null
      readonly clock: 'promised' | 'statutory' | null
      readonly days: number
      readonly reason: string
      readonly approvedBy: string
    }
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  /** Moves tokens by hand: ends what stands at nodes, then activates some, or goes on behind others. */
  | {
      readonly type: 'modify'
      readonly activate: readonly string[]
      readonly after: readonly string[]
      readonly terminate: readonly string[]
    }
  | { readonly type: 'cancel' }
  /** Goes on by the version that a file holds, or by its number: 1 is what was deployed, then each file as it is named. */
  | { readonly type: 'migrate'; readonly to: string; readonly plan: MigrationPlan }
  /** The first instance that has ended and not been restarted goes on at these points; at none, from its start. */
  | { readonly type: 'restart'; readonly points: readonly RestartPoint[]; readonly variables: Variables }
  | { readonly type: 'refused'; readonly step: Step; readonly or: 'ignored' | 'incident' | null }
  | { readonly type: 'check'; readonly expected: Expected }

/** Which of several that wait at one element. */
export type Which = { readonly times: number } | { readonly index: number } | 'all'
