import type { SubProcess } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { awaitEventSubProcesses } from '../catching/event-sub-processes.ts'
import { raiseIncident } from '../incidents.ts'
import { startContent } from '../scopes.ts'

/**
 * A scope of its own inside the process; it completes when nothing is left in it (BPMN 2.0.2 §10.3.5, §13.3.4). An
 * event sub-process starts at the event that called it, not here.
 */
export const subProcess = activity<SubProcess>({
  activate(run, node, key) {
    const failed = awaitEventSubProcesses(run, node.body, key)
    if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
    else if (!node.triggeredByEvent) startContent(run, node.body, key)
  },
})
