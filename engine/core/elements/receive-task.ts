import type { ReceiveTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { completeWith } from '../activities/results.ts'
import { caught } from '../catching/caught.ts'
import { enterProcess } from '../catching/enter-process.ts'
import { raiseIncident } from '../incidents.ts'
import { named, reject } from '../rejections.ts'
import { awaitEvents } from '../triggers/await-events.ts'

/** Waits for its message; one that names none is released by hand (BPMN 2.0.2 §10.3.3). */
export const receiveTask = activity<ReceiveTask>({
  activate(run, node, key) {
    const failed = awaitEvents(run, key, [{ node, event: node.message }])
    if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  },
  awaits: (node) => node.message,
  enter: enterProcess,
  onTrigger: (run, node, host, _trigger, variables) => caught(run, node, host, variables),
  release(run, node, key, variables) {
    if (node.message !== null) return reject('not-waiting', named(key, node.id))
    completeWith(run, node, key, variables)
    return null
  },
})
