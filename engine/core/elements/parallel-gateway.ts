import type { ParallelGateway } from '../../model/nodes/gateway.ts'
import type { Behaviour } from '../behaviour.ts'
import { complete } from '../tokens/complete.ts'

/** One token for every way out; joining stands in `joins.ts` (BPMN 2.0.2 §13.4.1). */
export const parallelGateway: Behaviour<ParallelGateway> = {
  joins: 'parallel',
  activate: complete,
  flows: (_run, node) => node.outgoing,
}
