import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { ElementInstance } from '../instance.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { compensationStart, handlerOf } from './handlers.ts'

/** An activity that could be compensated has completed: its scope keeps that until it ends itself. */
export function recordCompletion(run: Run, node: FlowNode, key: number): void {
  if (!run.definition.compensates) return
  const element = elementOf(run, key)
  if (isCompensable(node, element))
    emit(run, { type: 'compensationRecorded', key, node: node.id, scope: element.scope })
}

/** What has completed inside of a scope that is cut off counts as done inside of the scope around it. */
export function recordWhatIsCutOff(run: Run, { key, node, scope, compensations }: ElementInstance): void {
  if (compensations !== undefined) emit(run, { type: 'compensationRecorded', key, node, scope, partly: true })
}

function isCompensable(node: FlowNode, { compensates, compensations, loop }: ElementInstance): boolean {
  if (compensates !== undefined || !('boundaryEvents' in node) || node.forCompensation) return false
  if (compensations !== undefined) return true
  return loop === undefined && (handlerOf(node) !== null || compensationStart(node) !== null)
}
