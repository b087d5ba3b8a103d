import type { CompiledDecision } from '../decisions/decision.ts'
import type { CompiledExpression } from '../expressions/expression.ts'
import type { SubProcess } from './nodes/activity.ts'
import type { IntermediateCatchEvent, StartEvent } from './nodes/event.ts'
import type { FlowNode } from './nodes/flow-node.ts'

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
  /** Its promise, or the law's time where it promises nothing. */
  readonly serviceLevel: ServiceLevel | null
  /** All of them, one of each clock at most. */
  readonly serviceLevels: readonly ServiceLevel[]
  /** Whether anything in it waits for a condition. */
  readonly hasConditions: boolean
  /** Whether anything in it may have to wait for its data. */
  readonly awaitsData: boolean
  /** Names of the data stores that it reads or writes. */
  readonly dataStores: readonly string[]
  /** Whether anything in it throws compensation or cancels. */
  readonly compensates: boolean
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
  /** Receive tasks, and what stands behind event-based gateways, whose event starts the process. */
  readonly entries: readonly FlowNode[]
  /** Catch events at which links arrive. */
  readonly linkTargets: readonly IntermediateCatchEvent[]
  /** Variables of its own from its beginning (§10.4.1). */
  readonly dataObjects: readonly string[]
}

export interface SequenceFlow {
  readonly id: string
  readonly name: string | null
  readonly source: FlowNode
  readonly target: FlowNode
  /** `null` on an unconditional flow. */
  readonly condition: CompiledExpression | null
  /** How often a process may go back along it (`siji:rounds`); `null` = nobody has said. */
  readonly rounds: number | null
}

/** `siji:serviceLevel`: working days in a named calendar and whose time it is (行政许可法 art. 42, 45, 82). */
export interface ServiceLevel {
  readonly days: number
  readonly clock: 'promised' | 'statutory'
  readonly owner: 'authority' | 'applicant' | 'thirdParty'
  readonly calendar: string
  readonly scope: 'gate' | 'visit'
  readonly yellow: number | null
  /** Most working days that it may be extended by, once (行政许可法 art. 42). */
  readonly extension: number
  /** Only of a process: the milestone with which it starts; `null` = at once. */
  readonly startsAt: string | null
  /** Only of a process: the milestone with which it ends; `null` = with its process. */
  readonly endsAt: string | null
  /** Gives the instant from which it counts, where that is not its start: acceptance that the law dates back. */
  readonly since: CompiledExpression | null
}
