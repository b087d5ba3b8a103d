import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { EventBasedGateway } from '../../model/nodes/gateway.ts'
import type { Behaviour } from '../behaviour.ts'
import { raiseIncident } from '../incidents.ts'
import { type Awaited, awaitEvents } from '../triggers.ts'

/** Waits for the first of the events behind it; that event then says where the token goes (BPMN 2.0.2 §13.4.4). */
export const eventBasedGateway: Behaviour<EventBasedGateway> = {
  joins: 'none',
  activate(run, node, key) {
    const failed = awaitEvents(
      run,
      key,
      node.outgoing.map(({ target }) => awaitedAt(target)),
    )
    if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  },
  flows: () => [],
}

/** A receive task behind the gateway counts as the message that it waits for. */
function awaitedAt(node: FlowNode): Awaited {
  if ('message' in node) return { node, event: node.message }
  return { node, event: 'trigger' in node ? node.trigger : null }
}
