import type { IntermediateCatchEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { caught } from '../catching/caught.ts'
import { enterProcess } from '../catching/enter-process.ts'
import { raiseIncident } from '../incidents.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'
import { awaitEvents } from '../triggers/await-events.ts'

/** Waits for its event (BPMN 2.0.2 §10.5.4). */
export const intermediateCatchEvent: Behaviour<IntermediateCatchEvent> = {
  joins: 'none',
  activate(run, node, key) {
    // A link has arrived already.
    if (node.trigger.type === 'link') {
      complete(run, node, key)
      return
    }
    const failed = awaitEvents(run, key, [{ node, event: node.trigger }])
    if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  },
  awaits: (node) => node.trigger,
  enter: enterProcess,
  onTrigger: (run, node, host, _trigger, variables) => caught(run, node, host, variables),
  flows: everyFlowThatFits,
}
