import type { Chain } from '../../core/chain.ts'
import type { MessageTrigger } from '../../core/instance.ts'
import { reject } from '../../core/rejections.ts'
import { startsWithAll } from '../../core/starting/collect-parts.ts'
import { asKey } from '../../core/triggers/correlation.ts'
import { findSubscription } from '../../core/triggers/find-trigger.ts'
import { visibleVariables } from '../../core/variables.ts'
import type { JsonValue, Variables } from '../../expressions/expression.ts'
import { startsFor } from '../../model/starts-for.ts'
import { sameJson } from '../same-json.ts'
import { type Outcome, send } from './send.ts'
import { startByEvent } from './start-by-event.ts'
import { addressees, type Member, type Thrown, type World } from './world.ts'

/**
 * To the one subscriber that fits, else to a start event that waits for it, else refused (BPMN 2.0.2 §8.4.2). A
 * subscriber fits when what it can see has all values of `correlate`, or when one of them is its correlation key.
 */
export function deliverMessage(world: World, name: string, correlate: Variables, variables: Variables): Outcome {
  for (const member of addressees(world)) {
    const trigger = subscriptionOf(member, name, correlate)
    if (trigger === null) continue
    const { correlationKey } = trigger
    return send(world, member, { type: 'deliverMessage', name, correlationKey, variables })
  }
  if (world.addressed !== null) return { ok: false, refusal: reject('no-subscriber', name) }
  return startWith(world, name, variables, correlate, null)
}

/** What a throw event put out, as the server brings it: to whoever waits for its key, before whoever waits for any. */
export function deliverThrown(world: World, { name, correlationKey, variables, chain }: Thrown): Outcome {
  const waiting = world.members.flatMap((member) => {
    const found = findSubscription(member.instance, name, correlationKey)
    return found?.trigger.type === 'message' ? [{ member, own: found.trigger.correlationKey !== null }] : []
  })
  const first = waiting.find(({ own }) => own) ?? waiting[0]
  if (first === undefined) return startWith(world, name, variables, {}, correlationKey, chain)
  return send(world, first.member, { type: 'deliverMessage', name, correlationKey, variables, chain })
}

function startWith(
  world: World,
  name: string,
  variables: Variables,
  correlate: Variables,
  key: string | null,
  chain?: Chain,
): Outcome {
  for (const definition of world.processes) {
    const [start] = startsFor(definition, 'message', name)
    if (start === undefined) continue
    // Where several must come, what the message is correlated by is part of what is known of it.
    const known = startsWithAll(start) ? { ...correlate, ...variables } : variables
    const correlates = Object.keys(correlate).length === 0 ? null : JSON.stringify(correlate)
    return startByEvent(
      world,
      definition,
      start,
      { kind: 'message', name, key, correlates, ...(chain === undefined ? {} : { chain }) },
      known,
    )
  }
  return { ok: false, refusal: reject('no-subscriber', name) }
}

function subscriptionOf({ instance }: Member, name: string, correlate: Variables): MessageTrigger | null {
  for (const { key, triggers = [] } of instance.elements) {
    const visible = visibleVariables(instance, key)
    for (const trigger of triggers) {
      if (trigger.type === 'message' && trigger.name === name && fits(trigger, visible, correlate)) return trigger
    }
  }
  return null
}

function fits({ correlationKey }: MessageTrigger, visible: Variables, correlate: Variables): boolean {
  const wanted = Object.entries(correlate)
  const holds = ([name, value]: readonly [string, JsonValue]) => sameJson(visible[name] ?? null, value)
  if (correlationKey !== null && wanted.some(([, value]) => asKey(value) === correlationKey)) return true
  return wanted.every(holds)
}
