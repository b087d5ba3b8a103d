import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { linkTarget } from '../../../engine/model/nodes/link-target.ts'

/**
 * The sequence flows that lead from a start of the process through these elements, in this order, to an end, each leg by
 * the fewest flows; only by those that are in `taken`. Where a leg cannot be found, it is left out.
 */
export function flowsAlong(
  definition: ProcessDefinition,
  elements: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] {
  const { startEvents, implicitStarts, entries } = definition.scope
  let leg: Leg = { from: [...startEvents, ...implicitStarts, ...entries], taken, mayStay: true }
  const along: string[] = []
  for (const element of elements) {
    const reached = definition.nodes.get(element)
    if (reached === undefined) continue
    along.push(...flowsTo(definition, leg, (node) => node === reached))
    leg = { from: [reached], taken, mayStay: false }
  }
  const isLast = (node: FlowNode) => node.type === 'endEvent' && node.scope === definition.scope
  return [...new Set([...along, ...flowsTo(definition, leg, isLast)])]
}

interface Leg {
  readonly from: readonly FlowNode[]
  readonly taken: ReadonlySet<string>
  /** Whether it is there already where it begins; else a step is gone to again by going round. */
  readonly mayStay: boolean
}

interface Place {
  readonly node: FlowNode
  readonly flow: string | null
  readonly before: Place | null
}

function flowsTo(
  definition: ProcessDefinition,
  { from, taken, mayStay }: Leg,
  isThere: (node: FlowNode) => boolean,
): readonly string[] {
  const places: Place[] = from.map((node) => ({ node, flow: null, before: null }))
  const seen = new Set<FlowNode>()
  for (const place of places) {
    if (isThere(place.node) && (mayStay || place.before !== null)) return flowsBefore(place)
    if (seen.has(place.node)) continue
    seen.add(place.node)
    for (const { node, flow } of onwards(definition, place.node)) {
      if (flow === null || taken.has(flow)) places.push({ node, flow, before: place })
    }
  }
  return []
}

function flowsBefore(last: Place): readonly string[] {
  const flows: string[] = []
  for (let place: Place | null = last; place !== null; place = place.before) {
    if (place.flow !== null) flows.unshift(place.flow)
  }
  return flows
}

/** Where a token may be next: along its flows, at a boundary, inside of a sub-process, or out of it. */
function onwards(definition: ProcessDefinition, node: FlowNode): readonly Pick<Place, 'node' | 'flow'>[] {
  const inside =
    'body' in node ? [...node.body.startEvents, ...node.body.implicitStarts, ...node.body.eventSubProcesses] : []
  const around = node.outgoing.length === 0 ? definition.nodes.get(node.scope.id) : undefined
  const without = [
    ...inside,
    ...('boundaryEvents' in node ? node.boundaryEvents : []),
    linkTarget(node) ?? [],
    around ?? [],
  ].flat()
  return [
    ...node.outgoing.map(({ id, target }) => ({ node: target, flow: id })),
    ...without.map((next) => ({ node: next, flow: null })),
  ]
}
