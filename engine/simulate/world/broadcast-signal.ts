import { type Chain, shareAmong } from '../../core/chain.ts'
import type { Variables } from '../../expressions/expression.ts'
import { startsFor } from '../../model/starts-for.ts'
import { type Outcome, send } from './send.ts'
import { startByEvent } from './start-by-event.ts'
import type { Member, World } from './world.ts'

/**
 * To everything that waits for it now, in every instance but the one that threw it and has heard it already, and to
 * every start event (BPMN 2.0.2 §10.5.1). A signal that nobody waits for is no error.
 */
export function broadcastSignal(
  world: World,
  name: string,
  variables: Variables,
  from: number | null,
  thrown?: Chain,
): Outcome {
  let outcome: Outcome = { ok: true, world }
  const waiting = world.members.filter((member) => member.number !== from && waits(member, name))
  const chain = thrown === undefined ? undefined : { ...thrown, share: shareAmong(thrown.share, waiting.length) }
  for (const { number } of waiting) {
    const member = outcome.world.members.find((each) => each.number === number)
    if (member === undefined) continue
    const heard = send(outcome.world, member, {
      type: 'deliverSignal',
      name,
      variables,
      ...(chain === undefined ? {} : { chain }),
    })
    // One that a chain was stopped in hears it no more.
    if (!heard.ok && heard.refusal.code === 'no-subscriber') continue
    if (!heard.ok) return heard
    outcome = heard
  }
  for (const definition of world.processes) {
    for (const start of startsFor(definition, 'signal', name)) {
      outcome = startByEvent(
        outcome.world,
        definition,
        start,
        { kind: 'signal', name, key: null, ...(thrown === undefined ? {} : { chain: thrown }) },
        variables,
      )
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
