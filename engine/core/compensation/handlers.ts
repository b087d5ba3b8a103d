import type { Activity } from '../../model/nodes/activity.ts'
import type { BoundaryEvent, StartEvent } from '../../model/nodes/event.ts'

/** The boundary event of an activity from which its handler hangs. */
export function handlerOf({ boundaryEvents }: Activity): (BoundaryEvent & { readonly handler: Activity }) | null {
  return boundaryEvents.find(hasHandler) ?? null
}

/** The start of the event sub-process that compensates a sub-process from inside. */
export function compensationStart(node: Activity): StartEvent | null {
  if (!('body' in node)) return null
  const starts = node.body.eventSubProcesses.flatMap(({ body }) => body.startEvents)
  return starts.find(({ trigger }) => trigger?.type === 'compensation') ?? null
}

function hasHandler(event: BoundaryEvent): event is BoundaryEvent & { readonly handler: Activity } {
  return event.handler !== null
}
