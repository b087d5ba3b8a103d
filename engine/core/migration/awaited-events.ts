import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Behaviour, Behaviours } from '../behaviour.ts'
import type { ElementInstance } from '../instance.ts'
import type { Awaited } from '../triggers/await-events.ts'
import { type Migration, targetId } from './migration.ts'
import { isSameEvent } from './same-event.ts'

/**
 * Every event that an element waits for as long as it stands there: its own, those at its boundary, those of a
 * gateway's flows, and the starts of the event sub-processes in it.
 */
export function eventsAwaited(
  behaviours: Behaviours,
  definition: ProcessDefinition,
  { body, revived, loop }: ElementInstance,
  id: string,
): readonly Awaited[] {
  const node = definition.nodes.get(id)
  const guards = body === undefined && revived !== true && node !== undefined && 'boundaryEvents' in node
  const scope = loop === undefined && revived !== true ? definition.scopes.get(id) : undefined
  const events = [
    ...(node === undefined || loop !== undefined ? [] : [node]),
    ...(guards ? node.boundaryEvents : []),
    ...(node === undefined ? [] : behindOf(behaviours, node)),
    ...(scope?.eventSubProcesses.flatMap((besides) => besides.body.startEvents) ?? []),
  ]
  return events.map((event) => ({ node: event, event: awaitedAt(behaviours, event) }))
}

/** Of the events before and after, those that go on being waited for: the id before → the id after. */
export function keptEvents(
  migration: Migration,
  before: readonly Awaited[],
  after: readonly Awaited[],
): ReadonlyMap<string, string> {
  const kept = before.flatMap(({ node, event }) => {
    const target = after.find((other) => other.node.id === targetId(migration, node.id))
    return target !== undefined && isSameEvent(event, target.event) ? [[node.id, target.node.id] as const] : []
  })
  return new Map(kept)
}

function behindOf(behaviours: Behaviours, node: FlowNode): readonly FlowNode[] {
  const behaviour: Behaviour = behaviours[node.type]
  return behaviour.waitsFor?.(node) ?? []
}

function awaitedAt(behaviours: Behaviours, node: FlowNode): Awaited['event'] {
  const behaviour: Behaviour = behaviours[node.type]
  return behaviour.awaits?.(node) ?? null
}
