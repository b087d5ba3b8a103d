import type { InstanceChange } from '../core/store.ts'
import { deterministicId } from './deterministic-id.ts'
import type { PublishedMessage } from './engine.ts'

/** The messages that throw events of a change put out (BPMN 2.0.2 §13.5.1), each under an id that follows from it. */
export function thrownMessages({ instance, entries }: InstanceChange): readonly PublishedMessage[] {
  const { parkId, id } = instance
  return entries.flatMap(({ events }) =>
    events.flatMap((event): PublishedMessage[] => {
      if (event.type !== 'eventThrown' || event.kind !== 'message' || event.name === null) return []
      return [
        {
          id: deterministicId('message', id, event.key),
          parkId,
          name: event.name,
          correlationKey: event.correlationKey ?? null,
          variables: {},
          actor: { type: 'system', name: event.node },
        },
      ]
    }),
  )
}
