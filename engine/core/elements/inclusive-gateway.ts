import type { InclusiveGateway } from '../../model/nodes/gateway.ts'
import type { Behaviour } from '../behaviour.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** One token for every way whose condition holds; joining stands in `joins.ts` (BPMN 2.0.2 §13.4.3). */
export const inclusiveGateway: Behaviour<InclusiveGateway> = {
  joins: 'inclusive',
  activate: complete,
  flows: everyFlowThatFits,
}
