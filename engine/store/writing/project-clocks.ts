import type { ClockEvent } from '../../core/clocks/clock-event.ts'
import type { ClockState } from '../../core/clocks/clock-state.ts'
import type { Event } from '../../core/events.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { type BatchRows, rowOf } from './rows.ts'
import type { Words } from './words.ts'

/** What a batch says of one clock: that it is new, and how it ended where the instance forgets it. */
export interface ClockWord {
  readonly started: ClockState | null
  readonly ended: ClockEnded | null
}

type ClockEnded = Extract<ClockEvent, { readonly type: 'clockEnded' }>

export function sayOfClock(clocks: Words['clocks'], event: ClockEvent): void {
  const key = event.type === 'clockStarted' ? event.clock.key : event.key
  const { started, ended } = clocks.get(key) ?? { started: null, ended: null }
  clocks.set(key, {
    started: event.type === 'clockStarted' ? event.clock : started,
    ended: event.type === 'clockEnded' ? event : event.type === 'clockReopened' ? null : ended,
  })
}

/** Each clock that a batch touched, as it stands after it, and the row that is due when its light changes. */
export function settleClocks(words: Words, instance: ProcessInstance, n: number, rows: BatchRows): void {
  for (const [key, { started, ended }] of words.clocks) {
    const clock = instance.clocks?.find((each) => each.key === key) ?? lastOf(started, ended)
    if (clock !== null) rows.clocks.push(rowOf(n, clockRow(instance.processId, clock)))
    else if (ended !== null) rows.endedClocks.push(rowOf(n, endedRow(ended)))
    const turnsAt = ended === null ? (clock?.reading.turnsAt ?? null) : null
    if (turnsAt !== null && clock !== null) words.timers.set(key, dueRow(clock, turnsAt))
    else if (started === null) words.timers.set(key, null)
  }
}

/** Clocks stand at other nodes since their instance has migrated. */
export function renameClocks({ clocks = [] }: ProcessInstance, words: Words): void {
  for (const { key } of clocks) if (!words.clocks.has(key)) words.clocks.set(key, { started: null, ended: null })
}

export function isOfClock(event: Event): event is ClockEvent {
  return event.type.startsWith('clock') || event.type === 'lightChanged'
}

function lastOf(started: ClockState | null, ended: ClockEnded | null): ClockState | null {
  if (started === null || ended === null) return started
  const { state: value, context, reading } = ended
  return { ...started, value, context, reading }
}

function clockRow(processId: string, { key, host, node, level, value, context, reading }: ClockState): object {
  const { clock, owner, calendar, scope, yellow } = level
  const { budget: days, startedAt, endedAt } = context
  return {
    key,
    process_id: processId,
    host,
    node,
    clock,
    owner,
    calendar,
    scope,
    days,
    yellow,
    started_at: startedAt ?? undefined,
    ...standing(value, reading, context),
    turns_at: endedAt === null ? (reading.turnsAt ?? undefined) : undefined,
  }
}

function endedRow({ key, state, reading, context }: ClockEnded): object {
  return { key, ...standing(state, reading, context) }
}

function standing(state: string, { dueAt, light, provisional }: ClockState['reading'], ledger: ClockState['context']) {
  return {
    state,
    light,
    due_at: dueAt ?? undefined,
    provisional,
    extension: ledger.extension?.days ?? 0,
    ended_at: ledger.endedAt ?? undefined,
    ledger,
  }
}

/** `is_clock`: nobody who holds the instance holds this. */
function dueRow({ key, host, node }: ClockState, turnsAt: number): object {
  return { key, host, node, due_at: turnsAt, repetitions: 0, is_clock: true }
}
