import type { Refusal } from '../world/send.ts'
import type { World } from '../world/world.ts'
import type { Step } from './step.ts'
import { takeStep } from './take-step.ts'

export interface Played {
  readonly world: World
  /** The step that could not be taken, counted from 1; the world is as it was before it, or as far as a limit let it come. */
  readonly failure: { readonly step: number; readonly refusal: Refusal } | null
}

/** Takes steps one after the other until one is refused. */
export function playScript(world: World, steps: readonly Step[]): Played {
  let now = world
  for (const [place, step] of steps.entries()) {
    const outcome = takeStep(now, step)
    if (!outcome.ok) return { world: outcome.world ?? now, failure: { step: place + 1, refusal: outcome.refusal } }
    now = outcome.world
  }
  return { world: now, failure: null }
}
