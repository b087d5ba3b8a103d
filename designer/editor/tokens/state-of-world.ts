import { countWaiting, incidentElement } from '../../../engine/simulate/world/standing.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import type { World } from '../../../engine/simulate/world/world.ts'
import type { DiagramState } from './diagram-state.ts'

/** How a world looks on the diagram, after the step that began at `before`; all its instances together. */
export function stateOfWorld(world: World, before: World | null): DiagramState {
  const faults = world.members.flatMap((member) =>
    member.instance.elements.flatMap((element) => {
      const at = incidentElement(member, element)
      return at === null ? [] : [{ at, stands: element.node === at }]
    }),
  )
  const tokens: Record<string, number> = Object.fromEntries(countWaiting(world.members))
  // What is stuck before a join has been counted there.
  for (const { at, stands } of faults) if (stands) tokens[at] = (tokens[at] ?? 0) + 1
  return {
    tokens,
    taken: takenIn(world, null),
    now: before === null ? [] : takenIn(world, before),
    faults: faults.map(({ at }) => at),
  }
}

function takenIn(world: World, since: World | null): readonly string[] {
  const lines = linesOf(world.trace, since?.trace)
  return [...new Set(lines.flatMap(({ event, element }) => (event === 'taken' ? [element] : [])))]
}
