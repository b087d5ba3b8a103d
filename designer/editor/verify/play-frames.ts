import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { readStep } from '../../../engine/simulate/script/read-step.ts'
import { takeStep } from '../../../engine/simulate/script/take-step.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import type { ScriptLine } from '../../../engine/verify/fault.ts'
import type { Names } from '../model/with-names.ts'
import type { DiagramState } from '../tokens/diagram-state.ts'
import { stateOfWorld } from '../tokens/state-of-world.ts'
import { stepWords } from './step-words.ts'
import type { Frame } from './verified.ts'

/** Plays a script of `verify` on the production core, one frame for each step at which something happens. */
export function playFrames(
  processes: readonly ProcessDefinition[],
  script: readonly ScriptLine[],
  now: number,
  names: Names,
): readonly Frame[] {
  const frames: Frame[] = []
  const add = (words: string, state: DiagramState) => frames.push({ number: frames.length, words, state })
  let world = openWorld(processes, now, defaultSettings)
  for (const line of script) {
    const step = readStep(line)
    const outcome = takeStep(world, step)
    if (!outcome.ok) {
      add(outcome.refusal.messageZh, stateOfWorld(world, null))
      return frames
    }
    const words = stepWords(step, linesOf(outcome.world.trace, world.trace), processes, names)
    if (words !== '') add(words, stateOfWorld(outcome.world, world))
    world = outcome.world
  }
  return frames
}
