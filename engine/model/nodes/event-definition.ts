import type { CompiledExpression } from '../../expressions/expression.ts'

/** A BPMN event definition that a catch event waits for, or a throw event raises. */
export type EventDefinition =
  | MessageEventDefinition
  | TimerEventDefinition
  | ErrorEventDefinition
  | TerminateEventDefinition

export interface MessageEventDefinition {
  readonly type: 'message'
  readonly name: string
  /** Gives the key by which one subscriber is found; `null` = any. */
  readonly correlation: CompiledExpression | null
}

/** `date` ISO 8601 instant or date, `duration` ISO 8601 duration, `cycle` `R[n]/[start/]duration` (§10.5.5.3). */
export interface TimerEventDefinition {
  readonly type: 'timer'
  readonly kind: 'date' | 'duration' | 'cycle'
  /** Gives the ISO 8601 text; a literal is compiled as a constant. */
  readonly value: CompiledExpression
}

export interface ErrorEventDefinition {
  readonly type: 'error'
  /** `null` on a catch event catches every error. */
  readonly code: string | null
}

export interface TerminateEventDefinition {
  readonly type: 'terminate'
}
