import type { Shape } from '../canvas/services.ts'

export interface OutlineEntry {
  readonly shape: Shape
  /** 0 for what stands in the process itself. */
  readonly depth: number
}

/**
 * Every step in the order in which it can come: from the start events along the flows, what is attached right after its
 * step, what stands inside right after its sub-process. What no flow reaches comes last.
 */
export function flowOrder(root: Shape): readonly OutlineEntry[] {
  return entriesOf(root, 0)
}

function entriesOf(scope: Shape, depth: number): readonly OutlineEntry[] {
  const nodes = scope.children.filter(isStep)
  const isBoundary = (shape: Shape) => shape.type === 'bpmn:BoundaryEvent'
  const starts = nodes.filter((node) => node.type === 'bpmn:StartEvent')
  const sources = nodes.filter((node) => !isBoundary(node) && node.incoming.filter(isFlow).length === 0)
  const seen = new Set<Shape>()
  const ordered: Shape[] = []
  const visit = (first: Shape) => {
    const waiting = [first]
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      if (seen.has(node) || node.parent !== scope) continue
      seen.add(node)
      ordered.push(node)
      const attached = (node.attachers ?? []).filter(isBoundary)
      for (const each of attached) {
        seen.add(each)
        ordered.push(each)
      }
      const next = [node, ...attached].flatMap(({ outgoing }) => outgoing.filter(isFlow))
      waiting.push(...next.flatMap(({ target }) => target ?? []))
    }
  }
  for (const node of [...starts, ...sources, ...nodes]) visit(node)
  return ordered.flatMap((shape) => [{ shape, depth }, ...entriesOf(shape, depth + 1)])
}

/** The flows that leave a step, for the list below it. */
export function flowsFrom({ outgoing }: Shape): readonly Shape[] {
  return outgoing.filter(isFlow)
}

function isFlow({ type }: Shape): boolean {
  return type === 'bpmn:SequenceFlow'
}

function isStep({ type, labelTarget, businessObject }: Shape): boolean {
  if (labelTarget !== undefined && labelTarget !== null) return false
  return businessObject.$instanceOf('bpmn:FlowNode') || type === 'bpmn:Participant'
}
