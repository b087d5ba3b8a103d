import type { SignalEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { contentOf, ownFromTheStart } from '../data/give-out.ts'
import { emit, type Run } from '../run.ts'
import { isSignal } from '../triggers/find-trigger.ts'
import { happenToAll } from '../triggers/happen.ts'

/** What a signal counts towards the bound on steps that this instance hears itself, and may throw again for that. */
const STEPS = 100

/** Broadcasts a signal: here at once, to other instances by whoever runs this one (BPMN 2.0.2 §10.5.1). */
export function throwSignal(run: Run, node: FlowNode, key: number, { name }: SignalEventDefinition): void {
  const variables = contentOf(run, node, key)
  emit(run, { type: 'eventThrown', key, node: node.id, kind: 'signal', name, ...ownFromTheStart(variables) })
  if (happenToAll(run, isSignal(name), variables)) run.steps += STEPS
}
