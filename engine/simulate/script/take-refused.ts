import type { Outcome } from '../world/send.ts'
import { linesOf } from '../world/trace.ts'
import type { World } from '../world/world.ts'

/**
 * A step that must be refused and change nothing. It may also be accepted without any effect (`ignored`), or leave an
 * incident that names the element and keeps the token (`incident`).
 */
export function takeRefused(world: World, outcome: Outcome, or: 'ignored' | 'incident' | null): Outcome {
  if (!outcome.ok) return outcome.refusal.code === 'limit' ? outcome : { ok: true, world }
  if (or === 'ignored' && stateOf(world) === stateOf(outcome.world)) return { ok: true, world }
  if (or === 'incident' && raisedIncident(world, outcome.world)) return outcome
  return {
    ok: false,
    refusal: {
      code: 'not-refused',
      message: 'Expected the step to be refused, but it was accepted.',
      messageZh: '该步骤应被拒绝，实际被接受。',
      expected: or === null ? 'refused' : `refused or ${or}`,
      found: 'accepted',
    },
  }
}

/** What a step without effect must leave alone: everything but the count of commands. */
function stateOf({ members, now, armed, collected, stores }: World): string {
  const states = members.map(({ instance }) => {
    const { revision: _revision, changedAt: _changedAt, ...rest } = instance
    return rest
  })
  return JSON.stringify([states, now, armed.map(({ timer }) => timer), [...collected], [...stores]])
}

function raisedIncident(before: World, after: World): boolean {
  const failed = new Set(
    linesOf(after.trace, before.trace)
      .filter(({ event }) => event === 'failed')
      .map(({ instance }) => instance),
  )
  return after.members.some(({ number, instance }) => failed.has(number) && instance.state === 'active')
}
