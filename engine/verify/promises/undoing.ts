import type { ServiceLevel } from '../../model/definition.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import type { Stop } from './stop.ts'

/** The days of the handlers that an event waits for which undoes what has been done; `null` = it is no such event. */
export function daysOfUndoing(node: FlowNode, clock: ServiceLevel['clock']): Stop | null {
  if (node.type !== 'endEvent' && node.type !== 'intermediateThrowEvent') return null
  const undoing = singleEvents(node.trigger).find(({ type }) => type === 'compensation' || type === 'cancel')
  if (undoing === undefined) return null
  const activity = undoing.type === 'compensation' ? undoing.activity : null
  const handlers = node.scope.nodes.flatMap((each) => ('boundaryEvents' in each ? handlersOf(each, activity) : []))
  const days = handlers.map((handler) => daysOf(handler, clock)).filter((each) => each > 0)
  const [only = 0, ...more] = days
  const stop = { id: node.id, days: only, once: false, inside: [], unknown: null }
  // In which order they come, and how many of them, depends on what had been done.
  return more.length === 0 ? stop : { ...stop, days: Math.max(...days), unknown: { element: node.id, why: 'undone' } }
}

function handlersOf({ id, boundaryEvents }: Activity, only: string | null): readonly Activity[] {
  return only !== null && only !== id ? [] : boundaryEvents.flatMap(({ handler }) => handler ?? [])
}

function daysOf({ serviceLevels }: Activity, clock: ServiceLevel['clock']): number {
  return serviceLevels.find((level) => level.owner === 'authority' && level.clock === clock)?.days ?? 0
}
