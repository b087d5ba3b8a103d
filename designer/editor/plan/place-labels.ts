import type { Plan } from './plan.ts'
import type { Bounds } from './route-flow.ts'

const CHARACTER = 12
const LINE = 14
const WIDEST = 84
const GAP = 4

/**
 * Where names stand that would otherwise lie over something: those of attached events, away from their host and beside
 * the flow that leaves them. Every other name stands where bpmn-js puts it.
 */
export function placeLabels(plan: Plan, bounds: ReadonlyMap<string, Bounds>): ReadonlyMap<string, Bounds> {
  const labels = new Map<string, Bounds>()
  for (const { id, name = '', attached, inside } of plan.nodes) {
    if (inside !== undefined) for (const [each, place] of placeLabels(inside, bounds)) labels.set(each, place)
    const event = bounds.get(id)
    if (attached === undefined || event === undefined || name === '') continue
    const width = Math.min(WIDEST, name.length * CHARACTER + 2)
    const height = Math.ceil((name.length * CHARACTER) / WIDEST) * LINE
    const isLeft = attached.along < 0.5
    const x = attached.side === 'top' && isLeft ? event.x - width - GAP + 10 : event.x + event.width + GAP - 10
    const y = attached.side === 'top' ? event.y - height : event.y + event.height
    labels.set(id, { x, y, width, height })
  }
  return labels
}
