import type { ProcessDefinition } from '../../../../engine/model/definition.ts'
import { UnreadableError } from '../../../../engine/simulate/reading.ts'
import { SCENARIO_START } from '../../../../engine/simulate/scenario/scenario.ts'
import { readStep } from '../../../../engine/simulate/script/read-step.ts'
import { takeStep } from '../../../../engine/simulate/script/take-step.ts'
import { unreadableInChinese } from '../../../../engine/simulate/script/unreadable-in-chinese.ts'
import { defaultSettings, openWorld, type World } from '../../../../engine/simulate/world/world.ts'
import type { Line } from './line.ts'

/** A run as far as its script could be followed. */
export interface Replay {
  readonly processes: readonly ProcessDefinition[]
  readonly lines: readonly Line[]
  /** Before the first line, then after each that was taken. */
  readonly worlds: readonly World[]
  /** Why the next line could not be taken; `null` = all were. */
  readonly failure: string | null
}

/** Commands to which one step may lead. */
const COMMANDS = 2_000

/**
 * Plays a script from its beginning; what it has in common with an earlier run of the same processes is not played
 * again. A world is never changed, so that going back is playing one line less.
 */
export function replay(
  processes: readonly ProcessDefinition[],
  lines: readonly Line[],
  earlier: Replay | null = null,
): Replay {
  const known = earlier?.processes === processes ? commonLength(earlier, lines) : 0
  const worlds = earlier === null || known === 0 ? [begin(processes)] : earlier.worlds.slice(0, known + 1)
  for (const line of lines.slice(known)) {
    const outcome = take(worlds.at(-1) ?? begin(processes), line)
    if (typeof outcome === 'string') return { processes, lines, worlds, failure: outcome }
    worlds.push(outcome)
  }
  return { processes, lines, worlds, failure: null }
}

/** The world after the last line that was taken. */
export function lastWorld({ worlds, processes }: Pick<Replay, 'worlds' | 'processes'>): World {
  return worlds.at(-1) ?? begin(processes)
}

/** The world after one line more, or why it is refused. */
export function take(world: World, line: Line): World | string {
  try {
    const outcome = takeStep(world, readStep(line))
    return outcome.ok ? outcome.world : outcome.refusal.messageZh
  } catch (error) {
    if (error instanceof UnreadableError) return unreadableInChinese(error.message)
    throw error
  }
}

function begin(processes: readonly ProcessDefinition[]): World {
  return openWorld(processes, SCENARIO_START, { ...defaultSettings, throughJson: true, commandLimit: COMMANDS })
}

function commonLength({ lines: before, worlds }: Replay, lines: readonly Line[]): number {
  const most = Math.min(before.length, lines.length, worlds.length - 1)
  for (let place = 0; place < most; place += 1) {
    if (before[place] !== lines[place] && JSON.stringify(before[place]) !== JSON.stringify(lines[place])) return place
  }
  return most
}
