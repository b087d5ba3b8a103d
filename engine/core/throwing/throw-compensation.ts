import type { CompensationEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { type Compensated, compensateAtOnce, compensateInTurn } from '../compensation/compensate.ts'
import { elementOf, emit, nodeOf, type Run } from '../run.ts'

/**
 * Compensates what has completed in this scope, or one activity of it; from an event sub-process also what has
 * completed in the scope around it (BPMN 2.0.2 §10.5.5, §13.5.5).
 */
export function throwCompensation(
  run: Run,
  node: FlowNode,
  key: number,
  { activity, waits }: CompensationEventDefinition,
): void {
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'compensation', name: activity })
  const parts = scopesAround(run, key).flatMap((scope): Compensated[] => {
    const { compensations = [] } = elementOf(run, scope)
    const records = activity === null ? compensations : compensations.filter((record) => record.node === activity)
    return records.length === 0 ? [] : [{ scope, records }]
  })
  if (waits && parts.length > 0) compensateInTurn(run, key, parts)
  else compensateAtOnce(run, parts)
}

/** The outermost first: what has completed in the event sub-process itself came later. */
function scopesAround(run: Run, key: number): readonly number[] {
  const scopes: number[] = []
  for (let at = elementOf(run, elementOf(run, key).scope); ; at = elementOf(run, at.scope)) {
    scopes.unshift(at.key)
    if (at.scope === -1) return scopes
    const node = nodeOf(run, at)
    if (!('triggeredByEvent' in node) || !node.triggeredByEvent) return scopes
  }
}
