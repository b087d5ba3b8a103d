import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'

/**
 * The nodes that tokens come to only behind a non-interrupting boundary event (BPMN 2.0.2 §13.4.2): such an event
 * starts a token beside the flow, and in a loop one more with each round.
 */
export function besideTheFlow({ nodes, scopes }: ProcessDefinition): ReadonlySet<string> {
  const all = [...nodes.values()]
  const isBeside = (node: FlowNode) => node.type === 'boundaryEvent' && !node.interrupting
  const starts = [...scopes.values()].flatMap(({ startEvents, implicitStarts }) => [...startEvents, ...implicitStarts])
  const inFlow = reachedFrom([...starts, ...all.filter((node) => node.type === 'boundaryEvent' && node.interrupting)])
  const beside = reachedFrom(all.filter(isBeside))
  return new Set([...beside].filter((node) => !inFlow.has(node)).map(({ id }) => id))
}

function reachedFrom(starts: readonly FlowNode[]): ReadonlySet<FlowNode> {
  const reached = new Set(starts)
  // A set that grows while it is walked is walked to its end.
  for (const { outgoing } of reached) for (const { target } of outgoing) reached.add(target)
  return reached
}
