import type { JsonValue } from '../expressions/expression.ts'
import { addDuration, parseCycle, parseInstant } from '../model/duration.ts'
import type { StartEvent } from '../model/nodes/event.ts'
import type { TimerEventDefinition } from '../model/nodes/event-definition.ts'
import { singleEvents } from '../model/nodes/single-events.ts'
import { expressionFailure, type Failure, failure, shown } from './failure.ts'
import type { ProcessInstance, TimerTrigger } from './instance.ts'
import type { Run } from './run.ts'
import { evaluateAt } from './variables.ts'

/** When a timer fires and how often again (BPMN 2.0.2 §10.5.5.3). */
export type Schedule = Pick<TimerTrigger, 'dueAt' | 'repetitions' | 'interval'>

/** The schedule of a timer that starts now at element `key`. */
export function scheduleOf(run: Run, key: number, node: string, timer: TimerEventDefinition): Schedule | Failure {
  const result = evaluateAt(run, key, timer.value)
  if (!result.ok) return expressionFailure(result, `Timer of ${node}`, `${node} 的定时器`)
  const { value } = result
  const schedule = typeof value === 'string' ? reckon(timer.kind, value, run.context.now, run.context.zone) : null
  return schedule ?? noTime(node, timer, value)
}

/** When a start event fires for the first time that waits since `now`; `null` where it waits for no time. */
export function firstStart({ trigger }: StartEvent, now: number, zone: string): Schedule | null {
  const timer = singleEvents(trigger).find((event) => event.type === 'timer')
  const result = timer?.value.evaluate({ read: () => undefined, now, zone })
  if (timer === undefined || result?.ok !== true || typeof result.value !== 'string') return null
  return reckon(timer.kind, result.value, now, zone)
}

/** The next firing of a cycle, counted from the last due date: a late node must not shift all that follow. */
export function nextOfCycle({ dueAt, repetitions, interval }: TimerTrigger, zone: string): Schedule | null {
  if (interval === null || repetitions === 0) return null
  const next = addDuration(dueAt, interval, zone)
  return next === null ? null : { dueAt: next, repetitions: repetitions < 0 ? repetitions : repetitions - 1, interval }
}

/** Timers of an instance that are due, in order of their due time; the turns of its clocks with them. */
export function triggersDue(instance: ProcessInstance, now: number): readonly TimerTrigger[] {
  const due: TimerTrigger[] = [...clockTurnsDue(instance, now)]
  for (const { triggers = [] } of instance.elements) {
    for (const trigger of triggers) if (trigger.type === 'timer' && trigger.dueAt <= now) due.push(trigger)
  }
  return due.sort((a, b) => a.dueAt - b.dueAt || a.key - b.key)
}

/** Clocks whose light changes by then; they are timers whose key is the clock's. */
export function clockTurnsDue({ clocks = [] }: ProcessInstance, now: number): readonly TimerTrigger[] {
  return clocks.flatMap(({ key, node, reading: { turnsAt } }) =>
    turnsAt === null || turnsAt > now
      ? []
      : [{ type: 'timer', key, node, dueAt: turnsAt, repetitions: 0, interval: null } as const],
  )
}

/** `null` where the text is no such time. */
export function reckon(kind: TimerEventDefinition['kind'], text: string, now: number, zone: string): Schedule | null {
  if (kind === 'cycle') return cycleFrom(text, now, zone)
  const dueAt = kind === 'date' ? parseInstant(text, zone) : addDuration(now, text, zone)
  return dueAt === null ? null : { dueAt, repetitions: 0, interval: null }
}

function cycleFrom(text: string, now: number, zone: string): Schedule | null {
  const cycle = parseCycle(text)
  if (cycle === null) return null
  const { times, start, interval, end } = cycle
  const dueAt = start === null ? addDuration(now, interval, zone) : parseInstant(start, zone)
  const last = end === null ? null : parseInstant(end, zone)
  if (dueAt === null) return null
  const repetitions = times < 0 ? -1 : times - 1
  if (last === null) return { dueAt, repetitions, interval }
  const until = timesUntil(dueAt, last, interval, zone)
  return { dueAt, repetitions: repetitions < 0 ? until : Math.min(repetitions, until), interval }
}

/** How often an interval fits between the first firing and the end. */
function timesUntil(first: number, last: number, interval: string, zone: string): number {
  let at = first
  for (let times = 0; times < 1_000; times += 1) {
    const next = addDuration(at, interval, zone)
    if (next === null || next > last) return times
    at = next
  }
  // Beyond a thousand, months of unequal length no longer matter.
  return Math.floor((last - first) / ((at - first) / 1_000))
}

function noTime(node: string, { kind, value: { source } }: TimerEventDefinition, found: JsonValue): Failure {
  return failure(
    'timer-invalid',
    `Expected the timer of ${node} (${source}) to give an ISO 8601 ${kind}, but found ${shown(found)}.`,
    `${node} 的定时器（${source}）应得出 ISO 8601 的 ${kind}，实际为 ${shown(found)}。`,
  )
}
