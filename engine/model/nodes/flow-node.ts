import type { ScopeDefinition, SequenceFlow } from '../definition.ts'
import type { Activity } from './activity.ts'
import type { DataFlow } from './data-flow.ts'
import type { BoundaryEvent, EndEvent, IntermediateCatchEvent, IntermediateThrowEvent, StartEvent } from './event.ts'
import type { Gateway } from './gateway.ts'

export interface FlowNodeBase {
  readonly id: string
  readonly name: string | null
  readonly documentation: string | null
  readonly scope: ScopeDefinition
  readonly incoming: readonly SequenceFlow[]
  readonly outgoing: readonly SequenceFlow[]
  /** Word that moves the application when the node completes (`siji:milestone`). */
  readonly milestone: string | null
  /** `null` = no data comes or goes by associations. */
  readonly data: DataFlow | null
}

export type FlowNode =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | Activity
  | Gateway

export type FlowNodeType = FlowNode['type']
