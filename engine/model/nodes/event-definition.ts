import type { CompiledExpression } from '../../expressions/expression.ts'

/** What a catch event, boundary event or start event waits for (BPMN 2.0.2 §10.5.5). */
export type CaughtEvent = SingleCaughtEvent | MultipleEvent<SingleCaughtEvent>

export type SingleCaughtEvent =
  | MessageEventDefinition
  | SignalEventDefinition
  | TimerEventDefinition
  | ConditionalEventDefinition
  | ErrorEventDefinition
  | EscalationEventDefinition
  | CompensationEventDefinition
  | CancelEventDefinition
  | LinkEventDefinition

/** What a throw event or end event puts out. */
export type ThrownEvent = SingleThrownEvent | MultipleEvent<SingleThrownEvent>

export type SingleThrownEvent =
  | MessageEventDefinition
  | SignalEventDefinition
  | ErrorEventDefinition
  | EscalationEventDefinition
  | CompensationEventDefinition
  | CancelEventDefinition
  | LinkEventDefinition
  | TerminateEventDefinition

export interface MessageEventDefinition {
  readonly type: 'message'
  readonly name: string
  /** Gives the key by which one subscriber is found; `null` = any. */
  readonly correlation: CompiledExpression | null
}

/** For everybody who waits for it, in this instance and in all others. */
export interface SignalEventDefinition {
  readonly type: 'signal'
  readonly name: string
}

/** `date` ISO 8601 instant or date, `duration` ISO 8601 duration, `cycle` `R[n]/[start/]duration` (§10.5.5.3). */
export interface TimerEventDefinition {
  readonly type: 'timer'
  readonly kind: 'date' | 'duration' | 'cycle'
  /** Gives the ISO 8601 text; a literal is compiled as a constant. */
  readonly value: CompiledExpression
}

/** Variables that are given what was caught, where the model names any. */
export interface CaughtVariables {
  readonly codeVariable?: string
  readonly messageVariable?: string
}

export interface ErrorEventDefinition extends CaughtVariables {
  readonly type: 'error'
  /** `null` on a catch event catches every error. */
  readonly code: string | null
}

/** Like an error that may leave everything running; nobody need catch it. */
export interface EscalationEventDefinition extends CaughtVariables {
  readonly type: 'escalation'
  /** `null` on a catch event catches every escalation. */
  readonly code: string | null
}

/** Happens when the condition becomes true; asked again whenever a variable changes. */
export interface ConditionalEventDefinition {
  readonly type: 'conditional'
  readonly condition: CompiledExpression
  /** Only where it is about the clock of its host. */
  readonly clock?: ClockEventOf
}

/** What happens to a clock; of two, to which: `null` = as promised, else by law. */
export interface ClockEventOf {
  readonly on: 'nearlyDue' | 'overdue' | 'paused' | 'resumed'
  readonly of: 'promised' | 'statutory' | null
}

/** Goes on at the catch event of the same name in the same scope, as along a sequence flow. */
export interface LinkEventDefinition {
  readonly type: 'link'
  readonly name: string
}

/** Undoes what has completed (BPMN 2.0.2 §10.7). On a catch event, `activity` and `waits` say nothing. */
export interface CompensationEventDefinition {
  readonly type: 'compensation'
  /** The activity that is compensated; `null` = everything in the scope. */
  readonly activity: string | null
  /** Whether the event that throws it waits until that is done. */
  readonly waits: boolean
}

/** Cancels the transaction around, and is caught at its boundary. */
export interface CancelEventDefinition {
  readonly type: 'cancel'
}

export interface TerminateEventDefinition {
  readonly type: 'terminate'
}

/** Several at once: all are thrown; the first that comes is caught or, where it is parallel, all must have come. */
export interface MultipleEvent<Single> {
  readonly type: 'multiple'
  readonly parallel: boolean
  readonly events: readonly Single[]
}
