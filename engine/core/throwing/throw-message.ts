import type { MessageEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { chainFailure } from '../chain.ts'
import { contentOf, ownFromTheStart } from '../data/give-out.ts'
import type { Failure } from '../failure.ts'
import { emit, type Run } from '../run.ts'
import { correlationKey } from '../triggers/correlation.ts'
import type { Throw } from './put-out.ts'

/** Puts a message out; whoever runs the instance brings it to its subscriber (BPMN 2.0.2 §10.5.1). */
export function prepareMessage(
  run: Run,
  node: FlowNode,
  key: number,
  message: MessageEventDefinition,
): Throw | Failure {
  const tooLong = chainFailure(run, node)
  if (tooLong !== null) return tooLong
  const correlation = correlationKey(run, key, node.id, message)
  if (typeof correlation === 'object' && correlation !== null) return correlation
  const to = correlation === null ? undefined : { correlationKey: correlation }
  const along = ownFromTheStart(contentOf(run, node, key))
  return () =>
    emit(run, { type: 'eventThrown', key, node: node.id, kind: 'message', name: message.name, ...to, ...along })
}
