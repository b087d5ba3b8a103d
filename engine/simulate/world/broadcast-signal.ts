import type { Variables } from '../../expressions/expression.ts'
import { startsFor } from '../../model/starts-for.ts'
import { type Outcome, send } from './send.ts'
import { startByEvent } from './start-by-event.ts'
import type { Member, World } from './world.ts'

/**
 * To everything that waits for it now, in every instance but the one that threw it and has heard it already, and to
 * every start event (BPMN 2.0.2 §10.5.1). A signal that nobody waits for is no error.
 */
export function broadcastSignal(world: World, name: string, variables: Variables, from: number | null): Outcome {
  let outcome: Outcome = { ok: true, world }
  for (const { number } of world.members.filter((member) => member.number !== from && waits(member, name))) {
    const member = outcome.world.members.find((each) => each.number === number)
    if (member === undefined) continue
    outcome = send(outcome.world, member, { type: 'deliverSignal', name, variables })
    if (!outcome.ok) return outcome
  }
  for (const definition of world.processes) {
    for (const start of startsFor(definition, 'signal', name)) {
      outcome = startByEvent(outcome.world, definition, start, { kind: 'signal', name, key: null }, variables)
      if (!outcome.ok) return outcome
    }
  }
  return outcome
}

function waits({ instance }: Member, name: string): boolean {
  return instance.elements.some(({ triggers = [] }) =>
    triggers.some((trigger) => trigger.type === 'signal' && trigger.name === name),
  )
}
