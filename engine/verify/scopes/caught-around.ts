import type { ProcessDefinition } from '../../model/definition.ts'
import type { CaughtEvent } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'

/** Stands for any code where everything is caught. */
const anyCode = 'anything'

export interface Caught {
  readonly errors: readonly string[]
  readonly escalations: readonly string[]
}

/** Which errors and escalations something catches that come out of each node: at its boundary or around it. */
export function caughtAround(definition: ProcessDefinition): (node: string) => Caught {
  const known = new Map<string, Caught>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const node = definition.nodes.get(id)
    const triggers = node === undefined ? [] : catchersAround(definition, node)
    const found = { errors: codesOf(triggers, 'error'), escalations: codesOf(triggers, 'escalation') }
    known.set(id, found)
    return found
  }
}

function catchersAround(definition: ProcessDefinition, node: FlowNode): readonly CaughtEvent[] {
  const triggers: CaughtEvent[] = []
  for (let at: FlowNode | undefined = node; at !== undefined; at = definition.nodes.get(at.scope.id)) {
    const inside = at
    if ('boundaryEvents' in at) triggers.push(...at.boundaryEvents.map(({ trigger }) => trigger))
    const besides = at.scope.eventSubProcesses.filter((each) => each !== inside)
    triggers.push(...besides.flatMap(({ body }) => body.startEvents.flatMap(({ trigger }) => trigger ?? [])))
  }
  return triggers
}

function codesOf(triggers: readonly CaughtEvent[], type: 'error' | 'escalation'): readonly string[] {
  const codes = triggers.flatMap((trigger) =>
    singleEvents(trigger).flatMap((event) => (event.type === type ? [event.code] : [])),
  )
  const named = codes.filter((code) => code !== null)
  return [...new Set(codes.includes(null) ? [...named, anyCode] : named)]
}
