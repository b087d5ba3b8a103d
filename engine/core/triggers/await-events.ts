import type { CaughtEvent, SingleCaughtEvent } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import { type Failure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { Trigger } from '../instance.ts'
import { elementOf, emit, newKey, nodeOf, type Run } from '../run.ts'
import { nextOfCycle, type Schedule, scheduleOf } from '../timers.ts'
import { correlationKey } from './correlation.ts'

/** An event that something waits for. */
export interface Awaited {
  readonly node: FlowNode
  readonly event: CaughtEvent | null
}

/**
 * Begins to wait at `host` for events, for all of them or, where a time or a key cannot be reckoned, for none. Events
 * that it waits for already are left alone. Errors and escalations are not waited for; they look for who catches them.
 */
export function awaitEvents(run: Run, host: number, awaited: readonly Awaited[]): Failure | null {
  const waiting = elementOf(run, host).triggers ?? []
  const starts: (() => void)[] = []
  for (const { node, event } of awaited) {
    if (event === null || waiting.some((trigger) => trigger.node === node.id)) continue
    const parts = event.type === 'multiple' ? event.events : [event]
    for (const [part, single] of parts.entries()) {
      const start = startOf(run, host, node.id, single, part)
      if (isFailure(start)) return start
      starts.push(start)
    }
  }
  for (const start of starts) start()
  return null
}

function startOf(run: Run, host: number, node: string, event: SingleCaughtEvent, part: number): (() => void) | Failure {
  switch (event.type) {
    case 'timer': {
      const schedule = scheduleOf(run, host, node, event)
      return isFailure(schedule) ? schedule : () => startTimer(run, host, node, schedule)
    }
    case 'message': {
      const correlation = correlationKey(run, host, node, event)
      if (typeof correlation === 'object' && correlation !== null) return correlation
      const { name } = event
      return () =>
        emit(run, { type: 'subscriptionOpened', key: newKey(run), host, node, name, correlationKey: correlation })
    }
    case 'signal':
      return () => emit(run, { type: 'signalAwaited', key: newKey(run), host, node, name: event.name })
    case 'conditional':
      return () => emit(run, { type: 'conditionAwaited', key: newKey(run), host, node, part })
    case 'error':
    case 'escalation':
    case 'compensation':
    case 'cancel':
    case 'link':
      return () => {}
  }
}

/** A non-interrupting event happened: messages and signals are waited for as before, cycles go on to their next firing, conditions must turn. */
export function awaitAgain(run: Run, host: number, trigger: Trigger | null): void {
  if (trigger === null) return
  const node = nodeOf(run, trigger)
  const event = behaviourOf(run, node).awaits?.(node) ?? null
  if (needsAll(event)) {
    removeTrigger(run, host, trigger)
    const failed = awaitEvents(run, host, [{ node, event }])
    if (failed !== null) raiseIncident(run, host, elementOf(run, host).node, 'activate', failed)
    return
  }
  if (trigger.type === 'conditional') {
    const { key } = trigger
    emit(run, { type: 'conditionTurned', key, host, node: trigger.node, holds: true })
  }
  if (trigger.type !== 'timer') return
  removeTrigger(run, host, trigger)
  const next = nextOfCycle(trigger, run.context.zone)
  if (next !== null) startTimer(run, host, trigger.node, next)
}

/** Whether an event happens only when all of its parts have come (parallel multiple, BPMN 2.0.2 §10.5.5). */
export function needsAll(event: CaughtEvent | null): boolean {
  return event?.type === 'multiple' && event.parallel
}

export function removeTrigger(run: Run, host: number, { key, type }: Trigger): void {
  emit(run, { type: 'triggerRemoved', key, host, kind: type })
}

function startTimer(run: Run, host: number, node: string, schedule: Schedule): void {
  const { dueAt, repetitions, interval } = schedule
  emit(run, { type: 'timerStarted', key: newKey(run), host, node, dueAt, repetitions, interval })
}
