import type { BoundaryEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { ownFromTheStart, partResults } from '../data/give-out.ts'
import { elementOf } from '../run.ts'
import { activate } from '../tokens/activate.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'
import { terminate } from '../tokens/terminate.ts'
import { awaitAgain } from '../triggers/await-events.ts'
import { setWhereTheyLive } from '../variables.ts'

/** Happens while its activity is active, and ends it where it interrupts (BPMN 2.0.2 §10.5.6, §13.5.3). */
export const boundaryEvent: Behaviour<BoundaryEvent> = {
  joins: 'none',
  activate: complete,
  awaits: (node) => node.trigger,
  onTrigger(run, node, host, trigger, variables) {
    const { scope } = elementOf(run, host)
    const { own, others } = partResults(node, variables)
    setWhereTheyLive(run, scope, others)
    if (node.interrupting) terminate(run, host)
    else awaitAgain(run, host, trigger)
    activate(run, node, scope, ownFromTheStart(own))
  },
  flows: everyFlowThatFits,
}
