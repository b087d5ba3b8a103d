import { holdersOf } from '../../core/suspension.ts'
import type { Outcome } from '../world/send.ts'
import { settle } from '../world/settle.ts'
import type { World } from '../world/world.ts'
import { fireDueOf } from './advance-clock.ts'
import { sendToFirst } from './send-step.ts'

/**
 * Lets the first instance that somebody has suspended go on, with all that it has called: what came for them arrives,
 * and their timers that came due fire.
 */
export function resume(world: World): Outcome {
  const held = world.members.filter(({ instance }) => instance.suspended === true).map(({ number }) => number)
  const resumed = sendToFirst(world, ({ instance }) => holdersOf(instance).includes('person'), {
    type: 'resumeInstance',
  })
  if (!resumed.ok) return resumed
  const { held: waiting, sent, thrown, ...rest } = resumed.world
  const arriving = {
    ...rest,
    // Who is held hears that it goes on before what came for it arrives.
    sent: [...sent, ...waiting.sent],
    thrown: [...waiting.thrown, ...thrown],
    held: { sent: [], thrown: [] },
  }
  const settled = settle({ ok: true, world: arriving })
  return settled.ok ? fireDueOf(settled.world, held) : settled
}
