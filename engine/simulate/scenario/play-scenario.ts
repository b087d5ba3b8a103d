import type { ProcessDefinition } from '../../model/definition.ts'
import { readScript } from '../script/read-script.ts'
import { takeStep } from '../script/take-step.ts'
import { unreadableInChinese } from '../script/unreadable-in-chinese.ts'
import type { Refusal } from '../world/send.ts'
import { linesOf } from '../world/trace.ts'
import { defaultSettings, openWorld, type World } from '../world/world.ts'
import { differenceInWords } from './difference-in-words.ts'
import { SCENARIO_START, type Scenario, scenarioLimits } from './scenario.ts'

export interface ScenarioOutcome {
  readonly name: string
  readonly title: string
  /** The first thing that does not go as told; `null` = it passes. */
  readonly difference: Difference | null
  /** Ids of the nodes and flows that it has visited. */
  readonly visited: readonly string[]
}

export interface Difference {
  /** Line of the scenario, counted from 1; `null` where it is about all of it. */
  readonly line: number | null
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** Plays a scenario on the processes of its deployment, from `SCENARIO_START`, until it ends or differs. */
export function playScenario(processes: readonly ProcessDefinition[], scenario: Scenario): ScenarioOutcome {
  const { name, title, text } = scenario
  const script = text.length > scenarioLimits.bytes ? null : readScript(text)
  if (script === null) return { name, title, visited: [], difference: tooMuch('bytes') }
  if (!script.ok) return { name, title, visited: [], difference: unreadable(script) }
  const { steps, lines } = script
  if (steps.length > scenarioLimits.steps) return { name, title, visited: [], difference: tooMuch('steps') }
  let world = openWorld(processes, SCENARIO_START, { ...defaultSettings, throughJson: true })
  for (const [place, step] of steps.entries()) {
    const left = scenarioLimits.commands - world.commands
    const outcome = takeStep({ ...world, settings: { ...world.settings, commandLimit: left } }, step)
    if (!outcome.ok) {
      const line = lines[place] ?? null
      const isEndless = left <= 0 || outcome.refusal.code === 'limit'
      const difference = isEndless ? { ...tooMuch('commands'), line } : differs(processes, line, outcome.refusal)
      return { name, title, visited: visitedIn(outcome.world ?? world), difference }
    }
    world = outcome.world
  }
  return { name, title, visited: visitedIn(world), difference: null }
}

function visitedIn({ trace }: World): readonly string[] {
  const words = ['activated', 'completed', 'taken', 'caught', 'thrown']
  return [...new Set(linesOf(trace).flatMap(({ event, element }) => (words.includes(event) ? [element] : [])))]
}

function differs(processes: readonly ProcessDefinition[], line: number | null, refusal: Refusal): Difference {
  return { line, code: refusal.code, ...differenceInWords(processes, refusal) }
}

function unreadable({ line, message }: { readonly line: number; readonly message: string }): Difference {
  return { line, code: 'script-unreadable', message, messageZh: `无法理解：${unreadableInChinese(message)}` }
}

function tooMuch(what: 'bytes' | 'steps' | 'commands'): Difference {
  const limit = scenarioLimits[what]
  const word = { bytes: '个字符', steps: '步', commands: '条命令' }[what]
  return {
    line: null,
    code: 'scenario-limit',
    message: `Expected a scenario to come to its end within ${limit} ${what}. Shorten it, or look for what never ends.`,
    messageZh: `一个场景最多 ${limit} ${word}，请缩短，或者检查流程是否停不下来。`,
  }
}
