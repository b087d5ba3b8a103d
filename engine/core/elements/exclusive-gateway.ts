import type { ExclusiveGateway } from '../../model/nodes/gateway.ts'
import type { Behaviour } from '../behaviour.ts'
import { firstFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** Every token takes one way (BPMN 2.0.2 §13.4.2). */
export const exclusiveGateway: Behaviour<ExclusiveGateway> = {
  joins: 'none',
  activate: complete,
  flows: firstFlowThatFits,
}
