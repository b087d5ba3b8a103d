import { endClocks } from '../clocks/end-clocks.ts'
import type { ElementInstance } from '../instance.ts'
import { emit, type Run } from '../run.ts'

/** Withdraws everything that the outside world holds for an element: triggers, task, job, call, incident. */
export function letGo(run: Run, element: ElementInstance): void {
  endClocks(run, element.key)
  const { key, node, triggers, task, job, call, incident } = element
  if (triggers !== undefined) {
    for (const trigger of triggers)
      emit(run, { type: 'triggerRemoved', key: trigger.key, host: key, kind: trigger.type })
  }
  if (task !== undefined) {
    const { answerer } = task
    emit(run, { type: 'taskEnded', key, state: 'cancelled', answerer, checker: null, at: run.context.now })
  }
  if (job !== undefined) emit(run, { type: 'jobEnded', key })
  if (call !== undefined) {
    emit(run, { type: 'callEnded', key: call.key, host: key, node, cancelled: call.returned === undefined })
  }
  if (incident !== undefined) emit(run, { type: 'incidentResolved', key, node })
}
