import type { StartEvent } from '../../model/definition.ts'
import type { Behaviour } from '../behaviour.ts'
import { everyFlowThatFits } from '../choose-flows.ts'
import { complete } from '../complete.ts'
import { startEventSubProcess } from '../event-sub-processes.ts'

/** Where a scope begins; in an event sub-process, what it waits for (BPMN 2.0.2 §10.5.2, §13.5.4). */
export const startEvent: Behaviour<StartEvent> = {
  joins: 'none',
  activate: complete,
  flows: everyFlowThatFits,
  onTrigger: (run, node, host, trigger, variables) => startEventSubProcess(run, node, host, trigger, variables),
}
