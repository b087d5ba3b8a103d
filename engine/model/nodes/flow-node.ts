import type { CompiledExpression } from '../../expressions/expression.ts'
import type { ScopeDefinition, SequenceFlow } from '../definition.ts'
import type { Activities } from './activity.ts'
import type { DataFlow } from './data-flow.ts'
import type { BoundaryEvent, EndEvent, IntermediateCatchEvent, IntermediateThrowEvent, StartEvent } from './event.ts'
import type {
  ComplexGateway,
  EventBasedGateway,
  ExclusiveGateway,
  InclusiveGateway,
  ParallelGateway,
} from './gateway.ts'

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
  /** Gives the ground on which the clocks around it stop while it is active (`siji:pause`); `null` = they run. */
  readonly pausesFor: CompiledExpression | null
}

/** Every type of flow node, by its name. An element's own file may add to it (CONTRIBUTING.md). */
export interface FlowNodes extends Activities {
  readonly startEvent: StartEvent
  readonly endEvent: EndEvent
  readonly intermediateCatchEvent: IntermediateCatchEvent
  readonly intermediateThrowEvent: IntermediateThrowEvent
  readonly boundaryEvent: BoundaryEvent
  readonly exclusiveGateway: ExclusiveGateway
  readonly parallelGateway: ParallelGateway
  readonly inclusiveGateway: InclusiveGateway
  readonly eventBasedGateway: EventBasedGateway
  readonly complexGateway: ComplexGateway
}

export type FlowNode = FlowNodes[keyof FlowNodes]

export type FlowNodeType = FlowNode['type']
