import type { IntermediateThrowEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { takeIn } from '../data/take-in.ts'
import { putOut } from '../throwing/put-out.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** Puts something out, or marks a point that is reached, and goes on (BPMN 2.0.2 §10.5.4). */
export const intermediateThrowEvent: Behaviour<IntermediateThrowEvent> = {
  joins: 'none',
  activate(run, node, key) {
    if (takeIn(run, node, key)) putOut(run, node, key, node.trigger)
  },
  compensated: complete,
  flows: everyFlowThatFits,
}
