import type { SingleThrownEvent, ThrownEvent } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { chainFailure } from '../chain.ts'
import { contentOf } from '../data/give-out.ts'
import { type Failure, isFailure } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import type { Run } from '../run.ts'
import { complete } from '../tokens/complete.ts'
import { cancelTransaction } from './cancel-transaction.ts'
import { goAlongLink } from './go-along-link.ts'
import { terminateScope } from './terminate-scope.ts'
import { throwCompensation } from './throw-compensation.ts'
import { prepareError } from './throw-error.ts'
import { throwEscalation } from './throw-escalation.ts'
import { prepareMessage } from './throw-message.ts'
import { throwSignal } from './throw-signal.ts'

/** Throws one event. */
export type Throw = () => void

/**
 * Throws everything that an event puts out, or nothing where one of it cannot be reckoned. The token rests here
 * meanwhile, and goes on only if nothing that was thrown has ended it (BPMN 2.0.2 §10.5.1).
 */
export function putOut(run: Run, node: FlowNode, key: number, trigger: ThrownEvent | null): void {
  const throws: Throw[] = []
  for (const event of inOrder(trigger)) {
    const prepared = prepare(run, node, key, event, trigger?.type !== 'multiple')
    if (isFailure(prepared)) {
      raiseIncident(run, key, node.id, 'activate', prepared)
      return
    }
    throws.push(prepared)
  }
  for (const each of throws) {
    each()
    const element = findElement(run.draft.elements, key)
    // It waits for what it has to see compensated, or for the caller's answer.
    if (element === null || element.undo !== undefined || element.rests === true) return
  }
  complete(run, node, key)
}

/** What ends the scope comes last: nothing could be thrown after it. */
function inOrder(trigger: ThrownEvent | null): readonly SingleThrownEvent[] {
  if (trigger === null) return []
  if (trigger.type !== 'multiple') return [trigger]
  const endsScope = ({ type }: SingleThrownEvent) => type === 'error' || type === 'terminate'
  return [...trigger.events.filter((event) => !endsScope(event)), ...trigger.events.filter(endsScope)]
}

function prepare(run: Run, node: FlowNode, key: number, event: SingleThrownEvent, isAlone: boolean): Throw | Failure {
  switch (event.type) {
    case 'message':
      return prepareMessage(run, node, key, event)
    case 'signal':
      return chainFailure(run, node) ?? (() => throwSignal(run, node, key, event))
    case 'escalation':
      return () => void throwEscalation(run, node.id, key, event.code, contentOf(run, node, key), isAlone)
    case 'compensation':
      return () => throwCompensation(run, node, key, event)
    case 'cancel':
      return () => cancelTransaction(run, node, key)
    case 'link':
      return () => goAlongLink(run, node, key, event.name)
    case 'error':
      return prepareError(run, node, key, event)
    case 'terminate':
      return () => terminateScope(run, node, key)
  }
}
