import type { IntermediateThrowEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { throwMessage } from '../catching/throw-message.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** Puts out a message, or marks a point that is reached, and goes on (BPMN 2.0.2 §10.5.4). */
export const intermediateThrowEvent: Behaviour<IntermediateThrowEvent> = {
  joins: 'none',
  activate(run, node, key) {
    if (node.trigger === null) complete(run, node, key)
    else throwMessage(run, node, key, node.trigger)
  },
  flows: everyFlowThatFits,
}
