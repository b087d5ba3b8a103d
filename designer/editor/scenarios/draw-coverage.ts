import type { Coverage } from '../../../engine/simulate/scenario/coverage.ts'
import type { Services } from '../canvas/services.ts'
import type { DiagramState } from '../tokens/diagram-state.ts'
import { drawState } from '../tokens/draw-state.ts'

/** Marks what scenarios have visited together, and, stronger, the way of the one that is chosen. */
export function drawCoverage(services: Services, { visited }: Coverage, way: readonly string[] | null): void {
  const isFlow = (id: string) => services.elementRegistry.get(id)?.type === 'bpmn:SequenceFlow'
  const nodes = (way ?? visited).filter((id) => !isFlow(id))
  const state: DiagramState = {
    taken: visited.filter(isFlow),
    now: (way ?? []).filter(isFlow),
    visited: nodes,
  }
  drawState(services, state)
}
