import { childOf, childrenOf, idOf, type ModdleElement } from '../../../engine/model/moddle.ts'
import type { Places } from './places.ts'

/** A lane with the bands of its own lanes, or its own one. */
export interface Lane {
  readonly id: string
  readonly first: number
  readonly last: number
  readonly lanes: readonly Lane[]
}

/** How many bands a process's lanes make, and in which of them a step stands. */
export interface Bands {
  readonly count: number
  readonly of: ReadonlyMap<string, number>
}

/** A lane's name stands upright at its left. */
export const HEADER = 30

/** The lanes of a process in the order of the file, and in which band each of its steps stands. */
export function readLanes(process: ModdleElement): {
  readonly lanes: readonly Lane[]
  readonly bands: Bands
} {
  const bandOf = new Map<string, number>()
  let next = 0
  const read = (lane: ModdleElement): Lane => {
    const first = next
    const lanes = childrenOf(childOf(lane, 'childLaneSet') ?? lane, 'lanes').map(read)
    if (lanes.length === 0) next += 1
    // What the inner lanes do not name stands in the first of them.
    for (const node of childrenOf(lane, 'flowNodeRef')) {
      const id = idOf(node)
      if (id !== null && !bandOf.has(id)) bandOf.set(id, first)
    }
    return { id: idOf(lane) ?? '', first, last: next - 1, lanes }
  }
  const [laneSet] = childrenOf(process, 'laneSets')
  const lanes = laneSet === undefined ? [] : childrenOf(laneSet, 'lanes').map(read)
  return { lanes, bands: { count: next, of: bandOf } }
}

export function depthOf(lanes: readonly Lane[]): number {
  return lanes.length === 0 ? 0 : 1 + Math.max(...lanes.map((lane) => depthOf(lane.lanes)))
}

/** Lanes fill the width of their pool from `left` on; those inside begin behind the name. */
export function placeLanes(
  lanes: readonly Lane[],
  bands: readonly { readonly y: number; readonly height: number }[],
  { left, right }: { readonly left: number; readonly right: number },
  places: Places,
): void {
  for (const { id, first, last, lanes: inside } of lanes) {
    const y = bands[first]?.y ?? 0
    const end = (bands[last]?.y ?? 0) + (bands[last]?.height ?? 0)
    places.level.add(id)
    places.bounds.set(id, { x: left, y, width: right - left, height: end - y })
    placeLanes(inside, bands, { left: left + HEADER, right }, places)
  }
}
