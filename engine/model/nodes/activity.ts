import type { CompiledExpression } from '../../expressions/expression.ts'
import type { ScopeDefinition, SequenceFlow, ServiceLevel } from '../definition.ts'
import type { BoundaryEvent } from './event.ts'
import type { MessageEventDefinition } from './event-definition.ts'
import type { FlowNodeBase } from './flow-node.ts'
import type { Loop } from './loop.ts'

/** What every task and sub-process has. */
export interface ActivityBase extends FlowNodeBase {
  readonly boundaryEvents: readonly BoundaryEvent[]
  /** A handler: it stands outside the flow and runs only to undo another activity (BPMN 2.0.2 §10.7). */
  readonly forCompensation: boolean
  /** `null` = once for every token. */
  readonly loop: Loop | null
  /** The flow that is taken when no condition holds. */
  readonly defaultFlow: SequenceFlow | null
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly department: CompiledExpression | null
  readonly post: CompiledExpression | null
  readonly permit: string | null
  /** Its promise, or the law's time where it promises nothing. */
  readonly serviceLevel: ServiceLevel | null
  /** All of them, one of each clock at most. */
  readonly serviceLevels: readonly ServiceLevel[]
}

/** `siji:input`, `siji:output`: the value of `source` is set as the variable `target`. */
export interface Mapping {
  readonly source: CompiledExpression
  readonly target: string
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
  /** What is sent inside of the park when the job is done; the job itself is for the world outside. */
  readonly message: MessageEventDefinition | null
}

export interface ReceiveTask extends ActivityBase {
  readonly type: 'receiveTask'
  readonly message: MessageEventDefinition | null
  /** Its message starts the process. */
  readonly instantiates: boolean
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
  /** It can be cancelled, and is then compensated as a whole (BPMN 2.0.2 §10.3.5). */
  readonly transaction: boolean
  readonly body: ScopeDefinition
}

/** A sub-process whose activities somebody chooses while it runs. */
export interface AdHocSubProcess extends ActivityBase {
  readonly type: 'adHocSubProcess'
  readonly body: ScopeDefinition
  /** One activity at a time. */
  readonly sequential: boolean
  /** Asked after each activity; `null` = it is enough when nothing runs any more. */
  readonly completionCondition: CompiledExpression | null
  /** Whether what still runs is cancelled when it is enough. */
  readonly cancelRemaining: boolean
  /** Gives the ids of the activities that it begins with; `null` = somebody chooses all of them. */
  readonly activeElements: CompiledExpression | null
}

/** Another process, run as an instance of its own (BPMN 2.0.2 §10.3.6). */
export interface CallActivity extends ActivityBase {
  readonly type: 'callActivity'
  /** Gives the id of the process. */
  readonly called: CompiledExpression
  readonly binding: CallBinding
  /** What the called process begins with. */
  readonly passes: Passing
  /** What it gives back when it ends. */
  readonly returns: Passing
  /** `null`: that of the calling instance. */
  readonly businessKey: CompiledExpression | null
}

/** Which version is called: the newest, the one of the same deployment, or the one with this number. */
export type CallBinding =
  | { readonly type: 'latest' | 'deployment' }
  | { readonly type: 'version'; readonly version: number }

/** Variables that go from one instance to another: `all` that can be seen, the activity's `own`, or none; then mappings. */
export interface Passing {
  readonly variables: 'all' | 'own' | 'none'
  readonly mappings: readonly Mapping[]
}

/** Every type of activity, by its name. An element's own file may add to it (CONTRIBUTING.md). */
export interface Activities {
  readonly task: UndefinedTask
  readonly manualTask: ManualTask
  readonly userTask: UserTask
  readonly serviceTask: ServiceTask
  readonly sendTask: SendTask
  readonly receiveTask: ReceiveTask
  readonly scriptTask: ScriptTask
  readonly businessRuleTask: BusinessRuleTask
  readonly subProcess: SubProcess
  readonly adHocSubProcess: AdHocSubProcess
  readonly callActivity: CallActivity
}

export type Activity = Activities[keyof Activities]
