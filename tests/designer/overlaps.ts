import { type LaidOut, layOut } from '../../designer/editor/plan/lay-out.ts'
import type { Plan, PlannedNode } from '../../designer/editor/plan/plan.ts'
import { goesThrough, touch } from './touching.ts'

/** What of a drawn plan lies over something else, in words; shapes may lie in the sub-process that holds them. */
export function overlapsIn(plan: Plan): readonly string[] {
  const laidOut = layOut(plan)
  return scopesOf(plan).flatMap((scope) => [...shapesOver(scope, laidOut), ...flowsOver(scope, laidOut)])
}

function scopesOf(plan: Plan): readonly Plan[] {
  return [plan, ...plan.nodes.flatMap(({ inside }) => (inside === undefined ? [] : scopesOf(inside)))]
}

function shapesOver(plan: Plan, { bounds }: LaidOut): readonly string[] {
  const standing = plan.nodes.filter(({ attached }) => attached === undefined)
  return standing.flatMap((one, index) =>
    standing.slice(index + 1).flatMap((other) => {
      const [first, second] = [bounds.get(one.id), bounds.get(other.id)]
      return first !== undefined && second !== undefined && touch(first, second)
        ? [`${one.id} lies over ${other.id}`]
        : []
    }),
  )
}

/** A flow may touch only what it connects, and goes in right angles. */
function flowsOver(plan: Plan, { bounds, waypoints }: LaidOut): readonly string[] {
  return plan.flows.flatMap((flow) => {
    const points = waypoints.get(flow.id) ?? []
    const own = [flow.from, flow.to, hostOf(plan, flow.from)]
    const crossed = plan.nodes.filter(({ id, attached }) => {
      const place = bounds.get(id)
      return !own.includes(id) && attached === undefined && place !== undefined && goesThrough(points, place)
    })
    const isSlanted = points.some((point, index) => {
      const before = points[index - 1]
      return before !== undefined && before.x !== point.x && before.y !== point.y
    })
    return [
      ...crossed.map(({ id }) => `${flow.id} goes through ${id}`),
      ...(isSlanted || points.length < 2 ? [`${flow.id} is not drawn in right angles`] : []),
    ]
  })
}

function hostOf(plan: Plan, id: string): string | undefined {
  return plan.nodes.find((node: PlannedNode) => node.id === id)?.attached?.host
}
