import {
  defaultSettings,
  linesOf,
  openWorld,
  type ProcessDefinition,
  playScript,
  resultsOf,
  type Settings,
  type Step,
  type World,
} from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { type RunRequest, zone } from './run-options.ts'
import { printResults, printTrace } from './trace-output.ts'

/** A step and where it stands in the script; `null` for what happens without being written. */
export interface ScriptLine {
  readonly line: number | null
  readonly step: Step
}

export function scriptLines(steps: readonly Step[], lines: readonly number[]): readonly ScriptLine[] {
  return steps.map((step, place) => ({ step, line: lines[place] ?? null }))
}

/** Plays a script on deployed processes, of which the first is meant, and prints what happens as it happens. */
export function play(
  processes: readonly ProcessDefinition[],
  script: readonly ScriptLine[],
  request: RunRequest,
  output: Output,
  versions: Settings['versions'] = new Map(),
): number {
  let world = openWorld(processes, request.at, { ...defaultSettings, auto: request.auto, versions })
  for (const { line, step } of withStart(processes[0], script, request)) {
    const { world: next, failure } = playScript(world, [step])
    printTrace(output, zone, linesOf(next.trace, world.trace))
    world = next
    if (failure === null) continue
    const { code, message, messageZh } = failure.refusal
    output.problem({ problem: code, severity: 'error', element: null, line, message, messageZh })
    return finish(world, output, code === 'limit' ? exit.undecided : exit.no)
  }
  return finish(world, output, exit.done)
}

/** Whether a script, once its clock stands where it begins, says itself what starts. */
export function startsItself(steps: readonly Step[]): boolean {
  const first = steps.find(({ type }) => type !== 'advanceTo')
  return first?.type === 'start' || first?.type === 'deploy'
}

/**
 * Something starts by itself unless the script begins with `start` or `deploy`; a process that has no none start event
 * is left to the script, which may have a message or a time for it.
 */
function withStart(
  main: ProcessDefinition | undefined,
  script: readonly ScriptLine[],
  { start, variables }: RunRequest,
): readonly ScriptLine[] {
  const first = script[0]?.step
  if (main === undefined || startsItself(script.map(({ step }) => step))) return script
  const startsPlainly =
    main.scope.implicitStarts.length > 0 || main.scope.startEvents.some(({ trigger }) => trigger === null)
  if (first !== undefined && start === null && !startsPlainly) return script
  // Where there is only one start event it is that, whatever it waits for.
  const [only, ...others] = main.scope.startEvents
  const event = start ?? (startsPlainly || others.length > 0 ? null : (only?.id ?? null))
  return [{ line: null, step: { type: 'start', process: main.id, event, variables, as: null } }, ...script]
}

function finish(world: World, output: Output, code: number): number {
  printResults(output, resultsOf(world))
  return code
}
