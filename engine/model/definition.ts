import type { CompiledDecision } from '../decisions/decision.ts'
import type { CompiledExpression } from '../expressions/expression.ts'

/** One deployed BPMN process, parsed once, frozen, and linked by references (BPMN 2.0.2 §10). */
export interface ProcessDefinition {
  readonly id: string
  readonly name: string | null
  /** SHA-256 of the deployment that it came with, in hexadecimal. */
  readonly hash: string
  /** The process itself as a scope; sub-processes are scopes too. */
  readonly scope: ScopeDefinition
  /** Every flow node of the process at any depth, by id. */
  readonly nodes: ReadonlyMap<string, FlowNode>
  /** Every sequence flow at any depth, by id. A flow without an id has been given one. */
  readonly flows: ReadonlyMap<string, SequenceFlow>
  /** Every scope by id: the process and each sub-process. */
  readonly scopes: ReadonlyMap<string, ScopeDefinition>
  /** The decisions of the same deployment. */
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** Node id → name of the innermost lane, which gives a task its candidate group. */
  readonly lanes: ReadonlyMap<string, string>
  readonly serviceLevel: ServiceLevel | null
}

/** What holds flow nodes and their tokens: a process or a sub-process (BPMN 2.0.2 §10.3.5, §13.3.4). */
export interface ScopeDefinition {
  readonly id: string
  readonly parent: ScopeDefinition | null
  readonly nodes: readonly FlowNode[]
  /** Start events outside event sub-processes, in the order of the file. */
  readonly startEvents: readonly StartEvent[]
  /** Activities and gateways without incoming flow that start with the scope (§13.3.1), in the order of the file. */
  readonly implicitStarts: readonly FlowNode[]
  readonly eventSubProcesses: readonly SubProcess[]
}

export interface SequenceFlow {
  readonly id: string
  readonly name: string | null
  readonly source: FlowNode
  readonly target: FlowNode
  /** `null` on an unconditional flow. */
  readonly condition: CompiledExpression | null
}

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

interface FlowNodeBase {
  readonly id: string
  readonly name: string | null
  readonly documentation: string | null
  readonly scope: ScopeDefinition
  readonly incoming: readonly SequenceFlow[]
  readonly outgoing: readonly SequenceFlow[]
  /** Word that moves the application when the node completes (`siji:milestone`). */
  readonly milestone: string | null
}

/** What every task and sub-process has. */
interface ActivityBase extends FlowNodeBase {
  readonly boundaryEvents: readonly BoundaryEvent[]
  /** The flow that is taken when no condition holds. */
  readonly defaultFlow: SequenceFlow | null
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly department: CompiledExpression | null
  readonly post: CompiledExpression | null
  readonly permit: string | null
  readonly serviceLevel: ServiceLevel | null
}

/** `siji:input`, `siji:output`: the value of `source` is set as the variable `target`. */
export interface Mapping {
  readonly source: CompiledExpression
  readonly target: string
}

/** `siji:serviceLevel`: working days in a named calendar and whose time it is (行政许可法 art. 42, 45, 82). */
export interface ServiceLevel {
  readonly days: number
  readonly clock: 'promised' | 'statutory'
  readonly owner: 'authority' | 'applicant' | 'thirdParty'
  readonly calendar: string
  readonly scope: 'gate' | 'visit'
  readonly yellow: number | null
}

export interface StartEvent extends FlowNodeBase {
  readonly type: 'startEvent'
  readonly trigger: MessageEventDefinition | TimerEventDefinition | ErrorEventDefinition | null
  /** Only in an event sub-process: whether it ends the scope around it when it happens (§13.5.4). */
  readonly interrupting: boolean
}

export interface EndEvent extends FlowNodeBase {
  readonly type: 'endEvent'
  readonly trigger: MessageEventDefinition | ErrorEventDefinition | TerminateEventDefinition | null
}

export interface IntermediateCatchEvent extends FlowNodeBase {
  readonly type: 'intermediateCatchEvent'
  readonly trigger: MessageEventDefinition | TimerEventDefinition
}

export interface IntermediateThrowEvent extends FlowNodeBase {
  readonly type: 'intermediateThrowEvent'
  readonly trigger: MessageEventDefinition | null
}

export interface BoundaryEvent extends FlowNodeBase {
  readonly type: 'boundaryEvent'
  readonly attachedTo: Activity
  readonly interrupting: boolean
  readonly trigger: MessageEventDefinition | TimerEventDefinition | ErrorEventDefinition
}

export interface UndefinedTask extends ActivityBase {
  readonly type: 'task'
}

export interface ManualTask extends ActivityBase {
  readonly type: 'manualTask'
}

export interface UserTask extends ActivityBase {
  readonly type: 'userTask'
  /** Key of the form in the same deployment. */
  readonly form: string | null
  /** Post that must confirm the answer; it demands a second person (`siji:assignment check`). */
  readonly checkPost: string | null
  /** The answers that are allowed (`siji:outcome`); empty = any. The answer is the variable `outcome`. */
  readonly outcomes: readonly Outcome[]
}

export interface Outcome {
  readonly value: string
  readonly label: string
}

export interface ServiceTask extends ActivityBase {
  readonly type: 'serviceTask'
  readonly jobType: string
}

export interface SendTask extends ActivityBase {
  readonly type: 'sendTask'
  readonly jobType: string
}

export interface ReceiveTask extends ActivityBase {
  readonly type: 'receiveTask'
  readonly message: MessageEventDefinition | null
}

export interface ScriptTask extends ActivityBase {
  readonly type: 'scriptTask'
  /**
   * FEEL; without `resultVariable` the entries of the context that it gives become variables. `null`: no script is
   * given, so it is a job of type `jobType`.
   */
  readonly script: CompiledExpression | null
  readonly resultVariable: string | null
  readonly jobType: string
}

export interface BusinessRuleTask extends ActivityBase {
  readonly type: 'businessRuleTask'
  /** `null`: no decision is named, so it is a job of type `jobType`. */
  readonly decision: string | null
  readonly resultVariable: string | null
  readonly jobType: string
}

export interface SubProcess extends ActivityBase {
  readonly type: 'subProcess'
  readonly triggeredByEvent: boolean
  readonly body: ScopeDefinition
}

export interface ExclusiveGateway extends FlowNodeBase {
  readonly type: 'exclusiveGateway'
  readonly defaultFlow: SequenceFlow | null
}

export interface ParallelGateway extends FlowNodeBase {
  readonly type: 'parallelGateway'
}

export interface InclusiveGateway extends FlowNodeBase {
  readonly type: 'inclusiveGateway'
  readonly defaultFlow: SequenceFlow | null
}

export interface EventBasedGateway extends FlowNodeBase {
  readonly type: 'eventBasedGateway'
}

export type Activity =
  | UndefinedTask
  | ManualTask
  | UserTask
  | ServiceTask
  | SendTask
  | ReceiveTask
  | ScriptTask
  | BusinessRuleTask
  | SubProcess

export type Gateway = ExclusiveGateway | ParallelGateway | InclusiveGateway | EventBasedGateway

export type FlowNode =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | Activity
  | Gateway

export type FlowNodeType = FlowNode['type']
