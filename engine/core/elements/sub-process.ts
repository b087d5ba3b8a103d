import type { SubProcess } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { behaviourOf } from '../behaviour.ts'
import { awaitEventSubProcesses } from '../catching/event-sub-processes.ts'
import { raiseIncident } from '../incidents.ts'
import { emit, type Run } from '../run.ts'
import { startContent } from '../scopes.ts'
import { terminate } from '../tokens/terminate.ts'

/**
 * A scope of its own inside the process; it completes when nothing is left in it (BPMN 2.0.2 §10.3.5, §13.3.4). An
 * event sub-process starts at the event that called it, not here.
 */
export const subProcess = activity<SubProcess>({
  open,
  activate(run, node, key) {
    if (open(run, node, key) && !node.triggeredByEvent) startContent(run, node.body, key)
  },
  compensated: goOnAfterCancel,
})

/** The transaction was cancelled and compensated; without a boundary event for that its path ends here (§10.3.5). */
function goOnAfterCancel(run: Run, node: SubProcess, key: number): void {
  const boundary = node.boundaryEvents.find(({ trigger }) => trigger.type === 'cancel')
  if (boundary === undefined) terminate(run, key)
  else {
    emit(run, { type: 'eventCaught', node: boundary.id, kind: 'cancel', name: null })
    behaviourOf(run, boundary).onTrigger?.(run, boundary, key, null, {})
  }
}

function open(run: Run, node: SubProcess, key: number): boolean {
  const failed = awaitEventSubProcesses(run, node.body, key)
  if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  return failed === null
}
