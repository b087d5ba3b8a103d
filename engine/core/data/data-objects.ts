import type { Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'

/** The data objects of a scope are its own from the start, with nothing in them (BPMN 2.0.2 §10.4.1). */
export function dataObjectsOf(node: FlowNode): Variables | null {
  if (!('body' in node) || node.body.dataObjects.length === 0) return null
  return Object.fromEntries(node.body.dataObjects.map((name) => [name, null]))
}
