import type { Variables } from '../expressions/expression.ts'
import type { SequenceFlow } from '../model/definition.ts'
import type { CaughtEvent, MessageEventDefinition } from '../model/nodes/event-definition.ts'
import type { FlowNode, FlowNodeType } from '../model/nodes/flow-node.ts'
import type { FurtherElements } from '../model/read/read-flow-node.ts'
import type { CommandBody } from './commands.ts'
import type { Rejection } from './decision.ts'
import type { Failure } from './failure.ts'
import type { Trigger } from './instance.ts'
import type { Run } from './run.ts'

/**
 * How one type of flow node behaves. Whatever is not said here is the same for all types and stands once, around them.
 * Hooks are written as methods, so that the behaviour of one type fits where that of any type is expected: the table
 * is read by `node.type` alone.
 */
export interface Behaviour<N extends FlowNode = FlowNode> {
  /** How it stands in a file, where BPMN does not know it. */
  readonly reads?: FurtherElements
  /** What tokens wait for in front of it (BPMN 2.0.2 §13.4). */
  readonly joins: 'none' | 'parallel' | 'inclusive' | 'complex'
  /** Variables that are its own from the start; `body` is its number where it is one of a loop's. */
  locals?(run: Run, node: N, scope: number, body: number | undefined): Variables | Failure | null
  /** A token has arrived: wait for something, or complete. */
  activate(run: Run, node: N, key: number): void
  /** Variables for the scopes around it when it completes. */
  outputs?(run: Run, node: N, key: number): Variables | Failure | null
  /** A body of a loop is done; its token is not the loop's. */
  endBody?(run: Run, node: N, key: number): void
  /** Of an activity: it begins to wait for its events, and somebody starts its content by hand. */
  open?(run: Run, node: N, key: number): void
  /** Of a scope: an activity in it has ended. Says whether its token goes no further. */
  innerEnded?(run: Run, node: N, key: number): boolean
  /** Of a scope in which nothing is left: whether that is its end. */
  mayEnd?(run: Run, node: N, key: number): boolean
  /** What it asked of a condition was mended: it asks again. */
  askAgain?(run: Run, node: N, key: number): void
  /** A body was taken out of a loop: the next one takes its turn. */
  startNextBody?(run: Run, node: N, key: number): void
  /** The flows that its token leaves by; `scope` is where conditions look for variables, `key` its own element. */
  flows(run: Run, node: N, scope: number, key: number): readonly SequenceFlow[] | Failure
  /** What it waits for, also where an event-based gateway before it waits in its place. */
  awaits?(node: N): CaughtEvent | null
  /** Nodes behind it whose events it waits for in their place. */
  waitsFor?(node: N): readonly FlowNode[]
  /** This event has happened at `host`; what waited for it still stands there, `null` for an error. */
  onTrigger?(run: Run, node: N, host: number, trigger: Trigger | null, variables: Variables): void
  /** The message that it puts out when it is done. */
  sends?(node: N): MessageEventDefinition | null
  /** Everything that it had to see compensated is. */
  compensated?(run: Run, node: N, key: number): void
  /** The event that it waits for has started the instance, with these data items of its own. */
  enter?(run: Run, node: N, own: Variables): void
  /** Somebody says that it is done (`completeTask`). */
  release?(run: Run, node: N, key: number, variables: Variables): Rejection | null
  /** A person moves the task on (domain.md §9, *task*). */
  moveTask?(run: Run, node: N, key: number, move: TaskMove): Rejection | null
}

export type TaskMove = Extract<
  CommandBody,
  { readonly type: 'claimTask' | 'releaseTask' | 'assignTask' | 'answerTask' | 'confirmTask' | 'sendBackTask' }
>

export type BehaviourOf<T extends FlowNodeType> = Behaviour<Extract<FlowNode, { readonly type: T }>>

export type Behaviours = { readonly [T in FlowNodeType]: BehaviourOf<T> }

export function behaviourOf(run: Run, node: FlowNode): Behaviour {
  return run.behaviours[node.type]
}
