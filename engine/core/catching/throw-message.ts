import type { MessageEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { raiseIncident } from '../incidents.ts'
import { emit, type Run } from '../run.ts'
import { complete } from '../tokens/complete.ts'
import { correlationKey } from '../triggers.ts'

/** Puts a message out and goes on; whoever runs the instance brings it to its subscriber (BPMN 2.0.2 §10.5.1). */
export function throwMessage(run: Run, node: FlowNode, key: number, message: MessageEventDefinition): void {
  const correlation = correlationKey(run, key, node.id, message)
  if (typeof correlation === 'object' && correlation !== null) raiseIncident(run, key, node.id, 'activate', correlation)
  else {
    const { name } = message
    const to = correlation === null ? undefined : { correlationKey: correlation }
    emit(run, { type: 'eventThrown', key, node: node.id, kind: 'message', name, ...to })
    complete(run, node, key)
  }
}
