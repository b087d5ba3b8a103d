import type { ServiceTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { createJob } from '../activities/jobs.ts'

/** Work for a service: a job (BPMN 2.0.2 §10.3.3). */
export const serviceTask = activity<ServiceTask>({
  activate: (run, node, key) => createJob(run, node.id, key, node.jobType),
})
