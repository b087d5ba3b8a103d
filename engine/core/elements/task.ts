import type { UndefinedTask } from '../../model/nodes/activity.ts'
import { activity } from '../activities/activity.ts'
import { passThrough } from '../activities/pass-through.ts'

/** A task without a kind: nothing is to be done here (BPMN 2.0.2 §10.3.3). */
export const task = activity<UndefinedTask>(passThrough)
