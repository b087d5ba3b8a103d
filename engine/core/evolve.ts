import { apply } from './apply.ts'
import { type Draft, draftOf } from './applying/draft.ts'
import type { Event } from './events.ts'
import type { ProcessInstance } from './instance.ts'

/** What an event did. Folding a journal's events from `null` gives the instance that was stored beside it. */
export function evolve(instance: ProcessInstance | null, event: Event): ProcessInstance {
  if (event.type === 'instanceStarted') return started(event)
  if (instance === null) throw new Error(`Expected instanceStarted as the first event, but found ${event.type}.`)
  const draft = draftOf(instance)
  apply(draft, event)
  return draft
}

/** The instance of its first event: the process stands as a scope with key 0 and nothing in it. */
export function started(event: Extract<Event, { type: 'instanceStarted' }>): Draft {
  return {
    id: event.id,
    parkId: event.parkId,
    rootInstanceId: event.rootInstanceId,
    processId: event.processId,
    definitionHash: event.definitionHash,
    businessKey: event.businessKey,
    ...(event.caller === undefined ? undefined : { caller: event.caller }),
    ...(event.restartOf === undefined ? undefined : { restartOf: event.restartOf }),
    state: 'active',
    revision: 0,
    startedAt: event.at,
    changedAt: event.at,
    nextKey: 1,
    elements: [{ key: 0, node: event.processId, scope: -1, state: 'active', variables: event.variables }],
    endVariables: null,
  }
}
