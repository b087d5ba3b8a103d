import type { CompiledExpression } from '../../expressions/expression.ts'
import type { EscalationEventDefinition, MessageEventDefinition, SignalEventDefinition } from './event-definition.ts'

/** How often an activity is carried out when a token comes (BPMN 2.0.2 §10.3.8). */
export type Loop = StandardLoop | MultiInstance

/** One round after the other while the condition holds (§13.3.6). */
export interface StandardLoop {
  readonly type: 'standardLoop'
  /** Whether the condition is asked before the first round too. */
  readonly testBefore: boolean
  /** Most rounds; `null` = as many as the condition wants. */
  readonly maximum: number | null
  /** `null` = until the maximum. */
  readonly condition: CompiledExpression | null
}

/** One body for each number or item, at the same time or one after the other (§13.3.7). */
export interface MultiInstance {
  readonly type: 'multiInstance'
  readonly sequential: boolean
  /** `cardinality` gives a whole number, `collection` a list with one item for each body. */
  readonly source: { readonly kind: 'cardinality' | 'collection'; readonly value: CompiledExpression }
  /** Variable of a body that holds its item. */
  readonly inputItem: string | null
  /** Further variable of a body that holds its number, beside `loopCounter`. */
  readonly counter: string | null
  /** What `loopCounter` is in the first body: 1 in Camunda 8, else 0. */
  readonly firstCounter: number
  readonly output: LoopOutput | null
  /** Asked after each body; where it holds, the others are cancelled. */
  readonly completionCondition: CompiledExpression | null
  /** What it throws at its boundary when a body completes, in this order. */
  readonly throws: readonly LoopEvent[]
}

export interface LoopEvent {
  /** After the first body alone, or after each. */
  readonly first: boolean
  /** Only where this holds as the body sees it; `null` = whatever it sees. */
  readonly condition: CompiledExpression | null
  readonly event: MessageEventDefinition | SignalEventDefinition | EscalationEventDefinition
}

/** The results of the bodies, as a list in the order of the bodies. */
export interface LoopOutput {
  readonly collection: string
  /** Variable that every body has of its own, so that bodies side by side do not overwrite each other's. */
  readonly item: string | null
  /** Gives the result of a body when it completes. */
  readonly element: CompiledExpression
}
