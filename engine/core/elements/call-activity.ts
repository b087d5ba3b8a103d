import type { CallActivity } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { returnedVariables } from '../calls/returned.ts'
import { startCall } from '../calls/start-call.ts'

/** Waits for a process that runs as an instance of its own (BPMN 2.0.2 §10.3.6). */
export const callActivity = activity<CallActivity>({
  activate: startCall,
  results: returnedVariables,
})
