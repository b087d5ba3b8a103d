import type { Event } from '../../core/events.ts'
import type { ProcessDefinition } from '../../model/definition.ts'

export type TraceWord =
  | 'activated'
  | 'completed'
  | 'terminated'
  | 'failed'
  | 'taken'
  | 'thrown'
  | 'caught'
  | 'clockPaused'
  | 'clockResumed'
  | 'clockExtended'
  | 'lightChanged'

/** One thing that happened, as a person follows it on the diagram. */
export interface TraceLine {
  readonly at: number
  /** Number of the instance, counted from 1 in the order of the starts. */
  readonly instance: number
  readonly event: TraceWord
  readonly element: string
  readonly type: string
  /** Of an activity that loops: which body, counted from 0. */
  readonly body?: number
  /** An activity that loops, as a whole. */
  readonly whole?: true
}

/** Everything that has happened; adding to it leaves what was there as it is and costs only what is added. */
export interface Trace {
  readonly before: Trace | null
  readonly lines: readonly TraceLine[]
}

export const emptyTrace: Trace = { before: null, lines: [] }

export function extendTrace(before: Trace, lines: readonly TraceLine[]): Trace {
  return lines.length === 0 ? before : { before, lines }
}

/** The lines in the order in which they happened; with `mark`, only those that came after it. */
export function linesOf(trace: Trace, mark?: Trace): readonly TraceLine[] {
  const parts: (readonly TraceLine[])[] = []
  for (let at: Trace | null = trace; at !== null && at !== mark; at = at.before) parts.push(at.lines)
  return parts.reverse().flat()
}

/** What the events of one command look like on the diagram. */
export function traceLines(
  events: readonly Event[],
  definition: ProcessDefinition,
  at: number,
  instance: number,
): readonly TraceLine[] {
  return events.flatMap((event) => {
    const seen = shownAs(event)
    if (seen === null) return []
    const [word, element] = seen
    return [
      { at, instance, event: word, element, type: typeOf(definition, element), ...placeInLoop(definition, event) },
    ]
  })
}

function shownAs(event: Event): readonly [TraceWord, string] | null {
  if (event.type === 'elementActivated') return ['activated', event.node]
  if (event.type === 'elementCompleted') return ['completed', event.node]
  if (event.type === 'elementTerminated') return ['terminated', event.node]
  if (event.type === 'incidentRaised') return ['failed', event.node]
  if (event.type === 'flowTaken') return ['taken', event.flow]
  if (event.type === 'eventThrown') return ['thrown', event.node]
  if (event.type === 'eventCaught') return ['caught', event.node]
  if (event.type === 'clockPaused' || event.type === 'clockResumed') return [event.type, event.node]
  if (event.type === 'clockExtended' || event.type === 'lightChanged') return [event.type, event.node]
  return null
}

function placeInLoop(definition: ProcessDefinition, event: Event): Pick<TraceLine, 'body' | 'whole'> {
  if (!('body' in event || 'key' in event) || !('node' in event)) return {}
  if ('body' in event && event.body !== undefined) return { body: event.body }
  const node = definition.nodes.get(event.node)
  const isWhole = node !== undefined && 'loop' in node && node.loop !== null && event.type.startsWith('element')
  return isWhole ? { whole: true } : {}
}

function typeOf(definition: ProcessDefinition, element: string): string {
  return definition.nodes.get(element)?.type ?? (definition.flows.has(element) ? 'sequenceFlow' : 'process')
}
