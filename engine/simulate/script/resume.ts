import type { Outcome } from '../world/send.ts'
import { settle } from '../world/settle.ts'
import type { World } from '../world/world.ts'
import { fireDueOf } from './advance-clock.ts'
import { sendToFirst } from './send-step.ts'

/** Lets the first instance that is suspended go on: what came for it arrives, and its timers that came due fire. */
export function resume(world: World): Outcome {
  const number = world.members.find(({ instance }) => instance.suspended === true)?.number
  const resumed = sendToFirst(world, (member) => member.number === number, { type: 'resumeInstance' })
  if (!resumed.ok || number === undefined) return resumed
  const { held, sent, thrown, ...rest } = resumed.world
  const arriving = {
    ...rest,
    sent: [...held.sent, ...sent],
    thrown: [...held.thrown, ...thrown],
    held: { sent: [], thrown: [] },
  }
  const settled = settle({ ok: true, world: arriving })
  return settled.ok ? fireDueOf(settled.world, number) : settled
}
