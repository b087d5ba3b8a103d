import { layOut } from '../plan/lay-out.ts'
import type { Plan, PlannedNode } from '../plan/plan.ts'
import type { Bounds } from '../plan/route-flow.ts'

/** A small picture of what a step draws, without words. */
export function StepPicture({ plan }: { readonly plan: Plan }) {
  const { width, height, bounds, waypoints } = layOut(plan)
  return (
    <svg class="step-picture" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet" aria-hidden="true">
      {allNodes(plan).map((node) => {
        const place = bounds.get(node.id)
        return place === undefined ? null : <NodePicture key={node.id} node={node} place={place} />
      })}
      {[...waypoints].map(([id, points]) => (
        <polyline key={id} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      ))}
    </svg>
  )
}

function NodePicture({ node, place }: { readonly node: PlannedNode; readonly place: Bounds }) {
  const { x, y, width, height } = place
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (node.type.endsWith('Event')) {
    return <circle class={node.type === 'endEvent' ? 'thick' : ''} cx={middle} cy={centre} r={width / 2} />
  }
  if (node.type.endsWith('Gateway')) {
    return <polygon points={`${middle},${y} ${x + width},${centre} ${middle},${y + height} ${x},${centre}`} />
  }
  return <rect class={node.type === 'userTask' ? 'person' : ''} x={x} y={y} width={width} height={height} rx={10} />
}

function allNodes(plan: Plan): readonly PlannedNode[] {
  return plan.nodes.flatMap((node) => [node, ...(node.inside === undefined ? [] : allNodes(node.inside))])
}
