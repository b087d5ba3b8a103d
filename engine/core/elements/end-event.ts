import type { EndEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { takeIn } from '../data/take-in.ts'
import { putOut } from '../throwing/put-out.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** Ends a path with what it puts out, or ends the whole scope around it (BPMN 2.0.2 §10.5.3). */
export const endEvent: Behaviour<EndEvent> = {
  joins: 'none',
  activate(run, node, key) {
    if (takeIn(run, node, key)) putOut(run, node, key, node.trigger)
  },
  compensated: complete,
  flows: everyFlowThatFits,
}
