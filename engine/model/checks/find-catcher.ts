import type { ProcessDefinition, ScopeDefinition } from '../definition.ts'
import type { BoundaryEvent, StartEvent } from '../nodes/event.ts'
import { singleEvents } from '../nodes/single-events.ts'

/**
 * What catches an error that is thrown in a scope: an event sub-process of the scope, then a boundary event, then
 * upwards; a code before catch-all; never the event sub-process that it comes out of (BPMN 2.0.2 §10.5.7, §13.5.4).
 */
export function findCatcher(
  process: ProcessDefinition,
  thrownIn: ScopeDefinition,
  code: string | null,
  kind: 'error' | 'escalation' = 'error',
): BoundaryEvent | StartEvent | null {
  let cameFrom: ScopeDefinition | null = null
  for (let scope: ScopeDefinition | null = thrownIn; scope !== null; scope = scope.parent) {
    const left: ScopeDefinition | null = cameFrom
    const starts: readonly StartEvent[] = scope.eventSubProcesses
      .filter((sub) => sub.body !== left)
      .flatMap((sub) => sub.body.startEvents)
    const owner = process.nodes.get(scope.id)
    const boundaries = owner !== undefined && 'boundaryEvents' in owner ? owner.boundaryEvents : []
    const found = catching(starts, kind, code) ?? catching(boundaries, kind, code)
    if (found !== null) return found
    cameFrom = scope
  }
  return null
}

function catching<Catcher extends BoundaryEvent | StartEvent>(
  catchers: readonly Catcher[],
  kind: 'error' | 'escalation',
  code: string | null,
): Catcher | null {
  const catches = (wanted: string | null) => (catcher: Catcher) =>
    singleEvents(catcher.trigger).some((event) => event.type === kind && event.code === wanted)
  return catchers.find(catches(code)) ?? catchers.find(catches(null)) ?? null
}
