import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/**
 * Node id → name of the innermost lane that lists it, or that lists the innermost sub-process around it (BPMN 2.0.2
 * §10.8): what lies in a sub-process lies in its lane.
 */
export function readLanes(process: ModdleElement): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>()
  spread(process, null, listed(process), lanes)
  return lanes
}

function spread(
  container: ModdleElement,
  around: string | null,
  own: ReadonlyMap<string, string>,
  lanes: Map<string, string>,
): void {
  for (const child of childrenOf(container, 'flowElements')) {
    const id = idOf(child)
    const lane = own.get(id ?? '') ?? around
    if (id !== null && lane !== null && child.$instanceOf('bpmn:FlowNode')) lanes.set(id, lane)
    if (child.$instanceOf('bpmn:SubProcess')) spread(child, lane, new Map([...own, ...listed(child)]), lanes)
  }
}

/** What the lanes of one process or sub-process list; inner lanes come after the lane around them, and their names stay. */
function listed(container: ModdleElement): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const sets = [...childrenOf(container, 'laneSets')]
  for (const set of sets) {
    for (const lane of childrenOf(set, 'lanes')) {
      const name = textOf(lane, 'name') ?? idOf(lane)
      for (const node of childrenOf(lane, 'flowNodeRef')) {
        const id = idOf(node)
        if (id !== null && name !== null) names.set(id, name)
      }
      const inner = childOf(lane, 'childLaneSet')
      if (inner !== null) sets.push(inner)
    }
  }
  return names
}
