import type { ManualTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { passThrough } from '../activities/pass-through.ts'

/** Work that nobody reports to the engine (BPMN 2.0.2 §10.3.3). */
export const manualTask = activity<ManualTask>(passThrough)
