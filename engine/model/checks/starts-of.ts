import type { ScopeDefinition } from '../definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'

/** What starts with a scope: its start events, or without any what has no incoming flow (BPMN 2.0.2 §13.3.1). */
export function startsOf(scope: ScopeDefinition): readonly FlowNode[] {
  return scope.startEvents.length > 0 ? scope.startEvents : scope.implicitStarts
}
