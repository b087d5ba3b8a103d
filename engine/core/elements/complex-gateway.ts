import type { ComplexGateway } from '../../model/nodes/gateway.ts'
import type { Behaviour } from '../behaviour.ts'
import { elementOf } from '../run.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/**
 * One token for every way whose condition holds; its conditions may ask for `activationCount` and `waitingForStart`. In
 * its second phase none need hold. Joining stands in `complex-joins.ts` (BPMN 2.0.2 §13.4.5).
 */
export const complexGateway: Behaviour<ComplexGateway> = {
  joins: 'complex',
  activate: complete,
  flows(run, node, _scope, key) {
    const flows = everyFlowThatFits(run, node, key)
    const isReset = elementOf(run, key).variables?.['waitingForStart'] === false
    return isReset && 'code' in flows && flows.code === 'no-flow' ? [] : flows
  },
}
