import type { Line } from '../world/line.ts'

/** What the user asks of a run; `automatic`: nobody asked for it, so that going back takes it with what led to it. */
export type Press =
  | { readonly kind: 'add'; readonly line: Line; readonly automatic: boolean }
  | { readonly kind: 'back' }
  | { readonly kind: 'restart'; readonly lines: readonly Line[] }

/** What the worker tells of the lines it was given. */
export interface Played {
  readonly kind: 'played'
  readonly lines: readonly Line[]
  readonly taken: number
  readonly failure: string | null
}

/** The script of a run, and what was pressed while the worker was still playing it. */
export interface RunScript {
  readonly lines: readonly Line[]
  readonly automatic: ReadonlySet<Line>
  /** How many lines the model could follow; `null` until they have been played. */
  readonly taken: number | null
  /** The last line is tried: if it is refused, the run stays where it was. */
  readonly isTrying: boolean
  /** Why the line tried last was refused. */
  readonly notTaken: string | null
  readonly waiting: readonly Exclude<Press, { readonly kind: 'restart' }>[]
}

export function openScript(lines: readonly Line[], automatic: ReadonlySet<Line>): RunScript {
  return { lines, automatic, taken: null, isTrying: false, notTaken: null, waiting: [] }
}

/**
 * Nothing that is pressed is lost: what cannot be built on yet, since the worker still plays, waits for its turn. Only the
 * same line a second time is a double click, and what is added by itself is offered again when the run is played.
 */
export function reduceScript(script: RunScript, event: Press | Played): RunScript {
  switch (event.kind) {
    case 'restart':
      return openScript(event.lines, script.automatic)
    case 'played':
      return played(script, event)
    default:
      return script.taken === null ? wait(script, event) : press(script, script.taken, event)
  }
}

function wait(script: RunScript, event: RunScript['waiting'][number]): RunScript {
  if (event.kind === 'add') {
    const last = script.waiting.at(-1)
    const before = last === undefined ? (script.isTrying ? script.lines.at(-1) : undefined) : lineOf(last)
    if (event.automatic || isSame(event.line, before)) return script
  }
  return { ...script, waiting: [...script.waiting, event] }
}

function press(script: RunScript, taken: number, event: RunScript['waiting'][number]): RunScript {
  const kept = script.lines.slice(0, taken)
  const next = { ...script, taken: null, notTaken: null }
  if (event.kind === 'back') {
    const last = kept.findLastIndex((line) => !script.automatic.has(line))
    return { ...next, lines: kept.slice(0, Math.max(0, last)), isTrying: false }
  }
  const automatic = event.automatic ? new Set([...script.automatic, event.line]) : script.automatic
  return { ...next, lines: [...kept, event.line], automatic, isTrying: true }
}

function played(script: RunScript, { lines, taken, failure }: Played): RunScript {
  if (lines !== script.lines) return script
  if (failure !== null && script.isTrying) {
    return { ...script, lines: lines.slice(0, taken), taken: null, isTrying: false, notTaken: failure, waiting: [] }
  }
  const settled = { ...script, taken, isTrying: false }
  const [first, ...others] = script.waiting
  return first === undefined ? settled : { ...press(settled, taken, first), waiting: others }
}

function lineOf(press: RunScript['waiting'][number]): Line | undefined {
  return press.kind === 'add' ? press.line : undefined
}

function isSame(line: Line, other: Line | undefined): boolean {
  return other !== undefined && JSON.stringify(line) === JSON.stringify(other)
}
