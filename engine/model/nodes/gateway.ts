import type { SequenceFlow } from '../definition.ts'
import type { FlowNodeBase } from './flow-node.ts'

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

export type Gateway = ExclusiveGateway | ParallelGateway | InclusiveGateway | EventBasedGateway
