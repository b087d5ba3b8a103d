import { findElement } from '../../core/find-element.ts'
import type { ElementInstance } from '../../core/instance.ts'
import { type Outcome, send } from '../world/send.ts'
import { completion, settle } from '../world/settle.ts'
import { isCompletable, type Standing, standing } from '../world/standing.ts'
import { addressees, type Member, type World } from '../world/world.ts'
import { notWaiting } from './not-waiting.ts'
import type { Step } from './step.ts'

/** Completes what waits at an element: one, several, the n-th, or all that waited when the step began. */
export function completeTokens(world: World, step: Extract<Step, { type: 'complete' }>): Outcome {
  const { element, which, variables } = step
  const there = waitingAt(world, element)
  const chosen = which === 'all' ? there : 'index' in which ? nthOf(world, there, which.index) : null
  if (chosen !== null) {
    if (chosen.length === 0) return { ok: false, refusal: notWaiting(world, element) }
    return inTurn(world, chosen, (now, { member, element: { key } }) => {
      const same = waitingAt(now, element).find(
        (each) => each.member.number === member.number && each.element.key === key,
      )
      // Completing one of several may end the others with it.
      return same === undefined ? { ok: true, world: now } : send(now, same.member, completion(same, variables))
    })
  }
  const times = Array.from({ length: which !== 'all' && 'times' in which ? which.times : 1 }, (_, turn) => turn)
  return inTurn(world, times, (now) => {
    const [first] = waitingAt(now, element)
    if (first === undefined) return { ok: false, refusal: notWaiting(now, element) }
    return send(now, first.member, completion(first, variables))
  })
}

/** Completes each of these elements once, in the order in which they come to wait. */
export function completeEach(world: World, elements: readonly string[]): Outcome {
  let now = world
  const left = new Set(elements)
  while (left.size > 0) {
    const next = standing(now.members).find((token) => left.has(token.node.id) && isCompletable(token))
    if (next === undefined) return { ok: false, refusal: notWaiting(now, [...left].join(', ')) }
    left.delete(next.node.id)
    const outcome = settle(send(now, next.member, completion(next, {})))
    if (!outcome.ok) return outcome
    now = outcome.world
  }
  return { ok: true, world: now }
}

/** The one of the n-th body; where nothing loops, the n-th that waits. */
export function nthOf(world: World, there: readonly Standing[], index: number): readonly Standing[] {
  const bodies = there.map(({ member, element }) => bodyOf(world, member, element))
  const at = bodies.some((body) => body !== null) ? bodies.indexOf(index) : index
  return there.slice(at, at + 1).filter(() => at >= 0)
}

/** The number of the body that it is, or in which it stands. */
export function bodyOf(world: World, { instance }: Member, element: ElementInstance): number | null {
  for (let at: ElementInstance | null = element; at !== null; at = findElement(instance.elements, at.scope)) {
    if (at.body !== undefined) return at.body
  }
  // In a called process it may be the call that loops.
  const caller = world.members.find((each) => each.instance.id === instance.caller?.instanceId)
  const host = caller?.instance.elements.find(({ call }) => call !== undefined && call.key === instance.caller?.key)
  return caller === undefined || host === undefined ? null : bodyOf(world, caller, host)
}

/** What can be completed at an element, in the order in which a script counts it. */
export function waitingAt(world: World, element: string): readonly Standing[] {
  return standing(addressees(world)).filter((token) => token.node.id === element && isCompletable(token))
}

function inTurn<T>(world: World, turns: readonly T[], take: (world: World, turn: T) => Outcome): Outcome {
  let outcome: Outcome = { ok: true, world }
  for (const turn of turns) {
    outcome = settle(take(outcome.world, turn))
    if (!outcome.ok) return outcome
  }
  return outcome
}
