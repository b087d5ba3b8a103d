import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import { scopesAround } from '../clocks/find-clocks.ts'
import type { Event } from '../events.ts'
import type { ElementInstance, ProcessInstance } from '../instance.ts'
import type { OutgoingCommand } from './outgoing-commands.ts'

/** What was called stands still with the whole around its call (行政许可法 art. 45), by the entry that it has from there. */
function seenByCalled(suspension: ClockSuspension): ClockSuspension {
  return { ...suspension, id: `caller-${suspension.id}`, element: 0, ofWhole: true, fromCaller: true }
}

/** The suspensions of what lies around a call, those too that are over: a clock may count from before it began. */
export function coversOf(instance: ProcessInstance, call: number): readonly ClockSuspension[] {
  const host = instance.elements.find((each) => each.call?.key === call)
  if (host === undefined) return []
  return (instance.wholeSuspensions ?? []).filter((each) => liesIn(instance, host, each)).map(seenByCalled)
}

/** A whole stands still, or goes on: whatever was called from inside is told, which tells those that it has called. */
export function wordsOfWhole(
  instance: ProcessInstance,
  events: readonly Event[],
  event: Extract<Event, { readonly type: 'wholePaused' | 'wholeResumed' }>,
): readonly OutgoingCommand[] {
  const id = event.type === 'wholePaused' ? event.suspension.id : event.suspension
  const suspension = instance.wholeSuspensions?.find((each) => each.id === id)
  if (suspension === undefined) return []
  // What was called by the same command begins with it.
  const beginning = new Set(events.flatMap((each) => (each.type === 'callStarted' ? [each.key] : [])))
  return instance.elements.flatMap((host) => {
    const { call, node } = host
    const isOver = call === undefined || call.returned !== undefined || beginning.has(call.key)
    if (isOver || !liesIn(instance, host, suspension)) return []
    const body = { type: 'coverClocks', suspension: seenByCalled(suspension) } as const
    return [{ to: 'called', key: call.key, node, body } as const]
  })
}

function liesIn({ elements }: ProcessInstance, { key }: ElementInstance, { element }: ClockSuspension): boolean {
  return element === key || scopesAround(elements, key).includes(element)
}
