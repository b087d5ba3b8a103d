import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import { beginProcessClocks } from '../clocks/begin-clocks.ts'
import { endProcessClocks } from '../clocks/end-clocks.ts'
import { goOnLater } from '../compensation/compensate.ts'
import { recordCompletion } from '../compensation/record-completion.ts'
import { partResults, prepareOutput } from '../data/give-out.ts'
import { isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { prepareMessage } from '../throwing/throw-message.ts'
import { setWhereTheyLive } from '../variables.ts'
import { letGo } from './let-go.ts'

/** An element is done: its results go to the scopes around it, what it waited for is withdrawn, its token leaves. */
export function complete(run: Run, node: FlowNode, key: number): void {
  const behaviour = behaviourOf(run, node)
  const outputs = behaviour.outputs?.(run, node, key) ?? null
  // Of a loop, each body sends its own.
  const message = elementOf(run, key).loop === undefined ? (behaviour.sends?.(node) ?? null) : null
  const sending = message === null ? null : prepareMessage(run, node, key, message)
  const giving = outputs !== null && isFailure(outputs) ? null : prepareOutput(run, node, key, outputs ?? {})
  if (outputs !== null && isFailure(outputs)) raiseIncident(run, key, node.id, 'complete', outputs)
  else if (giving !== null && isFailure(giving)) raiseIncident(run, key, node.id, 'complete', giving)
  else if (sending !== null && isFailure(sending)) raiseIncident(run, key, node.id, 'complete', sending)
  else {
    const element = elementOf(run, key)
    // A body of a loop has variables of its own for what it gives.
    if (outputs !== null) {
      setWhereTheyLive(run, element.body === undefined ? element.scope : key, partResults(node, outputs).others)
    }
    giving?.()
    sending?.()
    letGo(run, element)
    if (element.body === undefined) leave(run, node, key)
    else behaviour.endBody?.(run, node, key)
  }
}

/**
 * The token goes on along every flow that fits. Where none fits, it stays with an incident: a permit must never take
 * a way that nobody has chosen (BPMN 2.0.2 §13.4.2, §13.3.2).
 */
export function leave(run: Run, node: FlowNode, key: number): void {
  const { scope } = elementOf(run, key)
  const flows = behaviourOf(run, node).flows(run, node, scope, key)
  if (isFailure(flows)) raiseIncident(run, key, node.id, 'leave', flows)
  else {
    end(run, node, key)
    if ('boundaryEvents' in node && isLastIn(run, scope)) return
    for (const flow of flows) run.queue.push({ scope, flow })
  }
}

/** The scope around an activity that has ended may have had enough. */
function isLastIn(run: Run, scope: number): boolean {
  const element = elementOf(run, scope)
  const node = run.definition.nodes.get(element.node)
  if (node === undefined || element.loop !== undefined) return false
  return behaviourOf(run, node).innerEnded?.(run, node, scope) === true
}

/** An element is done and its token is gone. */
export function end(run: Run, node: FlowNode, key: number): void {
  const { scope, compensates } = elementOf(run, key)
  run.touched.add(scope)
  recordCompletion(run, node, key)
  if (compensates !== undefined) goOnLater(run, compensates)
  const { milestone } = node
  emit(run, {
    type: 'elementCompleted',
    key,
    node: node.id,
    ...(milestone === null ? undefined : { milestone }),
  })
  if (milestone === null) return
  emit(run, { type: 'milestoneReached', name: milestone, node: node.id, at: run.context.now })
  endProcessClocks(run, milestone)
  beginProcessClocks(run, milestone)
}
