import type { Coverage } from '../../../engine/simulate/scenario/coverage.ts'
import type { Services } from '../canvas/services.ts'
import type { DiagramState } from '../tokens/diagram-state.ts'
import { drawState } from '../tokens/draw-state.ts'

/** Marks what scenarios have visited together, or the way of the one that is chosen. */
export function drawCoverage(services: Services, { visited }: Coverage, way: readonly string[] | null): void {
  const isFlow = (id: string) => services.elementRegistry.get(id)?.type === 'bpmn:SequenceFlow'
  const marked = way ?? visited
  const state: DiagramState = { taken: marked.filter(isFlow), visited: marked.filter((id) => !isFlow(id)) }
  drawState(services, state)
}
