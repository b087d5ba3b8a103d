import type { StartEvent } from '../../model/nodes/event.ts'
import type { Behaviour } from '../behaviour.ts'
import { startEventSubProcess } from '../catching/event-sub-processes.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { complete } from '../tokens/complete.ts'

/** Where a scope begins; in an event sub-process, what it waits for (BPMN 2.0.2 §10.5.2, §13.5.4). */
export const startEvent: Behaviour<StartEvent> = {
  joins: 'none',
  activate: complete,
  flows: everyFlowThatFits,
  awaits: (node) => node.trigger,
  onTrigger: (run, node, host, trigger, variables) => startEventSubProcess(run, node, host, trigger, variables),
}
