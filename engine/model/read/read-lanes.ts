import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/** Node id → name of the innermost lane that lists it (BPMN 2.0.2 §10.8). */
export function readLanes(process: ModdleElement): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>()
  const sets = [...childrenOf(process, 'laneSets')]
  for (const child of childrenOf(process, 'flowElements')) sets.push(...childrenOf(child, 'laneSets'))
  // Inner lanes are read after the lane around them, so that their names stay.
  for (const set of sets) {
    for (const lane of childrenOf(set, 'lanes')) {
      const name = textOf(lane, 'name') ?? idOf(lane)
      for (const node of childrenOf(lane, 'flowNodeRef')) {
        const id = idOf(node)
        if (id !== null && name !== null) lanes.set(id, name)
      }
      const inner = childOf(lane, 'childLaneSet')
      if (inner !== null) sets.push(inner)
    }
  }
  return lanes
}
