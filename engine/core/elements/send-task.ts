import type { SendTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { createJob } from '../activities/jobs.ts'

/** Sends something to somebody: a job, for it may fail and be tried again; then its message (BPMN 2.0.2 §10.3.3). */
export const sendTask = activity<SendTask>({
  activate: (run, node, key) => createJob(run, node.id, key, node.jobType),
  sends: (node) => node.message,
})
