import type { JsonValue, Variables } from '../../expressions/expression.ts'

/** What a script says of the state of things; only what it names is looked at. */
export interface Expected {
  /** `true`: something was started and all has ended; `false`: something still runs. */
  readonly ended?: boolean
  readonly allEnded?: boolean
  /** Element id → tokens that wait there. */
  readonly waiting?: Counts
  readonly completedActivities?: readonly string[]
  /** The first completions come in this order. */
  readonly order?: readonly string[]
  readonly counts?: Counts
  readonly cancelled?: readonly string[]
  readonly neverReached?: readonly string[]
  readonly variables?: Variables
  readonly variablesAt?: { readonly [element: string]: Variables }
  readonly instances?: ExpectedInstances
  /** Element id, or `element/statutory` → what a reading of its clock says; only what it names is looked at. */
  readonly clocks?: { readonly [element: string]: Variables }
}

export type Counts = { readonly [element: string]: number }

export type ExpectedInstances =
  /** Process id → instances of it that run. */
  | { readonly by: 'process'; readonly running: Counts }
  /** Name of a start → its state. */
  | { readonly by: 'name'; readonly states: { readonly [name: string]: Expected } }
  /** In the order of the starts. */
  | { readonly by: 'order'; readonly states: readonly Expected[] }

/** Where the world is not as expected. */
export interface Mismatch {
  readonly key: string
  readonly expected: JsonValue
  readonly found: JsonValue
}
