import type { Variables } from '../../expressions/expression.ts'
import type { BoundaryEvent, StartEvent } from '../../model/nodes/event.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import { behaviourOf } from '../behaviour.ts'
import { elementOf, emit, type Run } from '../run.ts'

/** Who catches an error: a boundary event at the activity `host`, or the start of an event sub-process in scope `host`. */
export interface Catcher {
  readonly node: FlowNode
  readonly host: number
}

/**
 * Looks outwards from element `key`: the boundary events of an activity, then the event sub-processes of the scope
 * around it, and so on; everywhere the code goes before a catch-all (BPMN 2.0.2 §10.5.7, §13.5.4). An event
 * sub-process never catches what comes out of itself.
 */
export function findCatcher(run: Run, key: number, code: string | null): Catcher | null {
  const { nodes, scopes } = run.definition
  for (let at = elementOf(run, key); at.scope !== -1; at = elementOf(run, at.scope)) {
    const node = nodes.get(at.node)
    // Boundary events sit on the whole of a loop, not on its bodies.
    const boundary = node !== undefined && 'boundaryEvents' in node && at.body === undefined ? node.boundaryEvents : []
    const atBoundary = thatCatches(boundary, code)
    if (atBoundary !== null) return { node: atBoundary, host: at.key }
    // Around a body stands the whole, which has no content of its own.
    const besides = at.body === undefined ? (scopes.get(elementOf(run, at.scope).node)?.eventSubProcesses ?? []) : []
    const starts = besides.filter(({ id }) => id !== at.node).flatMap(({ body }) => body.startEvents)
    const inScope = thatCatches(starts, code)
    if (inScope !== null) return { node: inScope, host: at.scope }
  }
  return null
}

/** The error reaches its catcher, which ends what it interrupts. */
export function catchError(run: Run, { node, host }: Catcher, code: string | null, variables: Variables): void {
  emit(run, { type: 'eventCaught', node: node.id, kind: 'error', name: code })
  behaviourOf(run, node).onTrigger?.(run, node, host, null, variables)
}

function thatCatches(events: readonly (BoundaryEvent | StartEvent)[], code: string | null): FlowNode | null {
  let all: FlowNode | null = null
  for (const event of events) {
    for (const caught of singleEvents(event.trigger)) {
      if (caught.type !== 'error') continue
      if (caught.code === code && code !== null) return event
      if (caught.code === null) all ??= event
    }
  }
  return all
}
