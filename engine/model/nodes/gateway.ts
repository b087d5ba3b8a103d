import type { CompiledExpression } from '../../expressions/expression.ts'
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
  /** Whether the first of its events starts the process, or one of several that all must come for one instance. */
  readonly instantiates: 'no' | 'withOne' | 'withAll'
}

export interface ComplexGateway extends FlowNodeBase {
  readonly type: 'complexGateway'
  /** When it is activated; `null` where it does not join. May ask for `activationCount` and `waitingForStart`. */
  readonly activation: CompiledExpression | null
  readonly defaultFlow: SequenceFlow | null
}

export type Gateway = ExclusiveGateway | ParallelGateway | InclusiveGateway | EventBasedGateway | ComplexGateway
