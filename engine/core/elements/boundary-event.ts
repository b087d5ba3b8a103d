import type { BoundaryEvent } from '../../model/nodes/event.ts'
import type { CaughtEvent } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import type { Behaviour } from '../behaviour.ts'
import { deemClocks } from '../clocks/end-clocks.ts'
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
    if (node.interrupting) {
      if (isSilence(node.trigger)) deemClocks(run, host)
      terminate(run, host)
    } else awaitAgain(run, host, trigger)
    activate(run, node, scope, ownFromTheStart(own))
  },
  flows: everyFlowThatFits,
}

/** What is interrupted because its time is over has its effect by silence (行政许可法 art. 32, 50). */
function isSilence(trigger: CaughtEvent): boolean {
  return singleEvents(trigger).some((event) => event.type === 'conditional' && event.clock?.on === 'overdue')
}
