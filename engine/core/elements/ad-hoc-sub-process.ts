import type { AdHocSubProcess } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { askAdHoc, chooseFirst, mayEndAdHoc } from '../ad-hoc/ad-hoc.ts'
import { awaitEventSubProcesses } from '../catching/event-sub-processes.ts'
import { raiseIncident } from '../incidents.ts'
import { emit, type Run } from '../run.ts'

/** A scope whose activities somebody chooses one by one, until it is enough (BPMN 2.0.2 §10.3.5, §13.3.5). */
export const adHocSubProcess = activity<AdHocSubProcess>({
  open,
  activate(run, node, key) {
    if (open(run, node, key)) chooseFirst(run, node, key)
  },
  innerEnded: askAdHoc,
  askAgain: askAdHoc,
  mayEnd: (run, _node, key) => mayEndAdHoc(run, key),
})

function open(run: Run, node: AdHocSubProcess, key: number): boolean {
  const failed = awaitEventSubProcesses(run, node.body, key)
  if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  else emit(run, { type: 'adHocOpened', key })
  return failed === null
}
