import type { ProcessDefinition } from '../definition.ts'
import type { BoundaryEvent, StartEvent } from '../nodes/event.ts'
import type { SingleCaughtEvent } from '../nodes/event-definition.ts'
import { singleEvents } from '../nodes/single-events.ts'
import type { Check, Finding } from './check.ts'

type Catcher = BoundaryEvent | StartEvent

/** Two events of one activity or scope that wait for the same message or error: which of them happens is not said. */
export const ambiguousCatch: Check = {
  rule: 'ambiguous-catch',
  find: (process) => groups(process).flatMap(duplicates),
}

function groups(process: ProcessDefinition): readonly (readonly Catcher[])[] {
  const boundaries = [...process.nodes.values()].map((node) => ('boundaryEvents' in node ? node.boundaryEvents : []))
  const starts = [...process.scopes.values()].map((scope) =>
    scope.eventSubProcesses.flatMap((sub) => sub.body.startEvents),
  )
  return [...boundaries, ...starts]
}

function duplicates(catchers: readonly Catcher[]): Finding[] {
  const seen = new Map<string, Catcher>()
  return catchers.flatMap((catcher): Finding[] => {
    // Of a parallel one, both may be needed.
    const events = catcher.trigger?.type === 'multiple' && catcher.trigger.parallel ? [] : singleEvents(catcher.trigger)
    return events.flatMap((event): Finding[] => {
      const what = nameOf(event)
      if (what === null) return []
      const first = seen.get(what)
      seen.set(what, first ?? catcher)
      if (first === undefined) return []
      return [
        {
          severity: 'error',
          element: catcher.id,
          message: `Expected "${catcher.id}" and "${first.id}" to wait for different things, but both wait for ${what}.`,
          messageZh: `“${catcher.id}”与“${first.id}”等待同一事件（${what}），无法区分。`,
        },
      ]
    })
  })
}

/** Messages with a correlation key may differ by it; a signal is for everybody. */
function nameOf(event: SingleCaughtEvent): string | null {
  if (event.type === 'error' || event.type === 'escalation') return `${event.type} ${event.code ?? '*'}`
  return event.type === 'message' && event.correlation === null ? `message ${event.name}` : null
}
