import type { Clock, ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import { idleClock, moveClock } from '../../lifecycles/service-level-clock.ts'
import type { ServiceLevel } from '../../model/definition.ts'
import { parseInstant } from '../../model/duration.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { findElement } from '../find-element.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'
import { evaluateAt } from '../variables.ts'
import type { ClockState } from './clock-state.ts'
import { coveredFrom } from './cover-clocks.ts'
import { bodiesAround, isOpen } from './find-clocks.ts'
import { pauseFor } from './pause-clocks.ts'
import { readingOf } from './reading-of-run.ts'
import { reopen } from './reopen-clock.ts'

/** The code of the incident where nobody can tell when a clock started. */
export const START_INVALID = 'clock-start-invalid'

/** An element begins: its own clocks run, and those around it stop where its ground stops them. */
export function beginClocks(run: Run, node: FlowNode, key: number): Failure | null {
  if ('serviceLevels' in node && node.serviceLevels.length > 0) {
    // Of a loop, each body is a visit; the whole does nothing itself.
    const isWhole = node.loop !== null && elementOf(run, key).body === undefined
    for (const level of isWhole ? [] : node.serviceLevels) {
      const failed = beginClock(run, key, node.id, level)
      if (failed !== null) return failed
    }
  }
  return node.pausesFor === null || run.draft.clocks === undefined ? null : pauseFor(run, node, key, node.pausesFor)
}

/** The process begins, or has reached a milestone. */
export function beginProcessClocks(run: Run, milestone: string | null): void {
  for (const level of run.definition.serviceLevels) {
    if (level.startsAt !== milestone) continue
    const failed = beginClock(run, 0, run.definition.id, level)
    if (failed !== null) raiseIncident(run, 0, run.definition.id, 'activate', failed)
  }
}

/** Somebody has mended what a clock of the process should have counted from. */
export function beginHinderedClocks(run: Run): void {
  for (const level of run.definition.serviceLevels) {
    const isThere = run.draft.clocks?.some((clock) => clock.host === 0 && clock.level.clock === level.clock) === true
    if (level.since === null || isThere) continue
    const failed = beginClock(run, 0, run.definition.id, level)
    if (failed !== null) raiseIncident(run, 0, run.definition.id, 'activate', failed)
  }
}

/** One that runs is left alone; one whose node was visited before goes on; else a new one starts. */
function beginClock(run: Run, host: number, node: string, level: ServiceLevel): Failure | null {
  const { clocks = [], elements } = run.draft
  const bodies = bodiesAround(elements, host)
  const isKnown = (each: ClockState) =>
    each.node === node && each.level.clock === level.clock && isSame(each, bodies) && isFree(run, each, host)
  const known = clocks.find(isKnown)
  if (known !== undefined) {
    reopen(run, known, host)
    return null
  }
  if (run.context.office(level.calendar) === null) return null
  const startedAt = startOf(run, host, node, level)
  if (typeof startedAt === 'object') return startedAt
  const { clock, owner, calendar, yellow, scope, days, extension } = level
  const idle = idleClock({ budget: days, mostExtension: extension })
  const bare = startedClock(idle, node, startedAt, [])
  const promise = { clock, owner, calendar, yellow, scope }
  const covered = coveredFrom(run, { host, level: promise, clock: bare, since: startedAt })
  const started = covered.length === 0 ? bare : startedClock(idle, node, startedAt, covered)
  const reading = readingOf(run, promise, started)
  if (reading === null) return null
  const { dueAt, provisional, light, turnsAt } = reading
  emit(run, {
    type: 'clockStarted',
    clock: {
      key: newKey(run),
      host,
      node,
      level: promise,
      ...started,
      reading: { dueAt, provisional, light, turnsAt },
      ...(bodies.length === 0 ? undefined : { bodies }),
    },
  })
  return null
}

function startedClock(idle: Clock, node: string, at: number, covered: readonly ClockSuspension[]): Clock {
  const started = moveClock(idle, { type: 'start', at, covered })
  if (typeof started === 'string') throw new Error(`Expected a clock of ${node} to start, but: ${started}.`)
  return started
}

function isSame({ bodies = [] }: ClockState, found: readonly number[]): boolean {
  return bodies.length === found.length && bodies.every((body, place) => body === found[place])
}

/** Another token may stand at the same node with a clock of its own. */
function isFree(run: Run, clock: ClockState, host: number): boolean {
  return clock.host === host || !isOpen(clock) || findElement(run.draft.elements, clock.host) === null
}

/** Now, or the instant that the model names: the law may date acceptance back to receipt (行政许可法 art. 32). */
function startOf(run: Run, key: number, node: string, { since }: ServiceLevel): number | Failure {
  const { now, zone } = run.context
  if (since === null) return now
  const result = evaluateAt(run, key, since)
  if (!result.ok) {
    const told = expressionFailure(result, `Start of the clock of ${node}`, `${node} 的起算时刻`)
    return failure(START_INVALID, told.message, told.messageZh)
  }
  if (result.value === null) return now
  const at = typeof result.value === 'string' ? parseInstant(result.value, zone) : null
  if (at !== null) return at
  return failure(
    START_INVALID,
    `Expected the clock of ${node} to start at an instant (${since.source}), but found ${shown(result.value)}.`,
    `${node} 的起算时刻（${since.source}）应为时刻，实际为 ${shown(result.value)}。`,
  )
}
