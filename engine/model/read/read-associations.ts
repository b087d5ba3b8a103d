import { childOf, childrenOf, idOf, type ModdleElement } from '../moddle.ts'
import type { NodeDraft } from './draft.ts'

/** Hangs compensation handlers on their boundary events: an association says so, in whatever scope it is drawn (§10.7). */
export function readAssociations(containers: readonly ModdleElement[], nodes: ReadonlyMap<string, NodeDraft>): void {
  for (const container of containers) {
    for (const artifact of childrenOf(container, 'artifacts')) {
      if (artifact.$type !== 'bpmn:Association') continue
      const ends = [endOf(artifact, 'sourceRef', nodes), endOf(artifact, 'targetRef', nodes)]
      for (const [boundary, handler] of [ends, [...ends].reverse()]) {
        if (boundary?.type !== 'boundaryEvent' || boundary.trigger.type !== 'compensation') continue
        if (handler !== undefined && 'boundaryEvents' in handler) boundary.handler = handler
      }
    }
  }
}

function endOf(
  association: ModdleElement,
  property: 'sourceRef' | 'targetRef',
  nodes: ReadonlyMap<string, NodeDraft>,
): NodeDraft | undefined {
  const end = childOf(association, property)
  return end === null ? undefined : nodes.get(idOf(end) ?? '')
}
