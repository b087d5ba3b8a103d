import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { EventBasedGateway } from '../../model/nodes/gateway.ts'
import { type Behaviour, behaviourOf } from '../behaviour.ts'
import { raiseIncident } from '../incidents.ts'
import { awaitEvents } from '../triggers/await-events.ts'

/** Waits for the first of the events behind it; that event then says where the token goes (BPMN 2.0.2 §13.4.4). */
export const eventBasedGateway: Behaviour<EventBasedGateway> = {
  joins: 'none',
  activate(run, node, key) {
    const failed = awaitEvents(
      run,
      key,
      behind(node).map((target) => ({ node: target, event: behaviourOf(run, target).awaits?.(target) ?? null })),
    )
    if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  },
  waitsFor: behind,
  flows: () => [],
}

function behind({ outgoing }: EventBasedGateway): readonly FlowNode[] {
  return outgoing.map(({ target }) => target)
}
