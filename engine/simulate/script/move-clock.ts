import type { CommandBody } from '../../core/commands.ts'
import { parseInstant } from '../../model/duration.ts'
import type { Outcome } from '../world/send.ts'
import type { World } from '../world/world.ts'
import { isActive, sendToElement, sendToFirst } from './send-step.ts'
import type { Step } from './step.ts'

type ClockStep = Extract<Step, { readonly type: 'pauseClock' | 'resumeClock' | 'extendClock' }>

/** Stops, starts again or extends the clocks of the first element at a node, or of the first process that runs. */
export function moveClock(world: World, step: ClockStep): Outcome {
  const body = bodyOf(world, step)
  if (body === null) return { ok: false, refusal: noInstant(step) }
  if (step.element === null) return sendToFirst(world, isActive, body(0))
  return sendToElement(world, step.element, ({ loop }) => loop === undefined, body)
}

function bodyOf({ settings }: World, step: ClockStep): ((key: number) => CommandBody) | null {
  switch (step.type) {
    case 'pauseClock': {
      const { ground, person, department, why, evidence } = step
      const limit = step.limit === null ? null : parseInstant(step.limit, settings.zone)
      const from = step.from === null ? null : parseInstant(step.from, settings.zone)
      if ((limit === null) !== (step.limit === null) || (from === null) !== (step.from === null)) return null
      const said = { ground, person, department, why, evidence, limit, ...(from === null ? undefined : { from }) }
      return (key) => ({ type: 'pauseClock', key, ...said })
    }
    case 'resumeClock': {
      const { person, department, suspension, ground } = step
      return (key) => ({
        type: 'resumeClock',
        key,
        person,
        department,
        ...(suspension === null ? undefined : { suspension }),
        ...(ground === null ? undefined : { ground }),
      })
    }
    case 'extendClock': {
      const { clock, days, reason, approvedBy } = step
      const which = clock === null ? undefined : { clock }
      return (key) => ({ type: 'extendClock', key, days, reason, approvedBy, ...which })
    }
  }
}

function noInstant(step: ClockStep) {
  const found = step.type === 'pauseClock' ? `${step.from ?? ''} ${step.limit ?? ''}` : ''
  return {
    code: 'no-time',
    message: `Expected ISO 8601 instants in from and limit, but found ${found}.`,
    messageZh: `from 和 limit 应为 ISO 8601 时刻，实际为 ${found}。`,
  }
}
