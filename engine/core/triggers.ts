import type { JsonValue, Variables } from '../expressions/expression.ts'
import type { EventDefinition, MessageEventDefinition } from '../model/nodes/event-definition.ts'
import type { FlowNode } from '../model/nodes/flow-node.ts'
import { behaviourOf } from './behaviour.ts'
import { expressionFailure, type Failure, failure, isFailure } from './failure.ts'
import type { ElementInstance, ProcessInstance, Trigger } from './instance.ts'
import { elementOf, emit, newKey, nodeOf, type Run } from './run.ts'
import { nextOfCycle, type Schedule, scheduleOf } from './timers.ts'
import { evaluateAt } from './variables.ts'

/** An event that something waits for. */
export interface Awaited {
  readonly node: FlowNode
  readonly event: EventDefinition | null
}

/**
 * Begins to wait at `host` for events, for all of them or, where a time or a key cannot be reckoned, for none. Events
 * that it waits for already are left alone. Errors are not waited for; they look for who catches them.
 */
export function awaitEvents(run: Run, host: number, awaited: readonly Awaited[]): Failure | null {
  const waiting = elementOf(run, host).triggers ?? []
  const starts: (() => void)[] = []
  for (const { node, event } of awaited) {
    if (event === null || waiting.some((trigger) => trigger.node === node.id)) continue
    if (event.type === 'timer') {
      const schedule = scheduleOf(run, host, node.id, event)
      if (isFailure(schedule)) return schedule
      starts.push(() => startTimer(run, host, node.id, schedule))
    } else if (event.type === 'message') {
      const key = correlationKey(run, host, node.id, event)
      if (typeof key === 'object' && key !== null) return key
      starts.push(() => subscribe(run, host, node.id, event.name, key))
    }
  }
  for (const start of starts) start()
  return null
}

/**
 * An event happened at its host: what that means is told by the event's own type. `spent` is the trigger that this
 * uses up; `null` where somebody made it happen out of turn, so that a timer still runs on where it does not interrupt.
 */
export function happen(
  run: Run,
  { host, trigger }: Found,
  variables: Variables,
  spent: Trigger | null = trigger,
): void {
  const node = nodeOf(run, trigger)
  const name = trigger.type === 'message' ? trigger.name : null
  emit(run, { type: 'eventCaught', node: node.id, kind: trigger.type, name })
  behaviourOf(run, node).onTrigger?.(run, node, host.key, spent, variables)
}

/** A non-interrupting event happened: messages are waited for as before, cycles go on to their next firing. */
export function awaitAgain(run: Run, host: number, trigger: Trigger | null): void {
  if (trigger === null || trigger.type === 'message') return
  removeTrigger(run, host, trigger)
  const next = nextOfCycle(trigger, run.context.zone)
  if (next !== null) startTimer(run, host, trigger.node, next)
}

export function removeTrigger(run: Run, host: number, { key, type }: Trigger): void {
  emit(run, { type: 'triggerRemoved', key, host, kind: type })
}

/** Where a trigger stands: the element that waits, and what it waits for. */
export interface Found {
  readonly host: ElementInstance
  readonly trigger: Trigger
}

/** The trigger that fits, with the lowest key of several. */
export function findTrigger(instance: ProcessInstance, fits: (trigger: Trigger) => boolean): Found | null {
  let first: Found | null = null
  for (const host of instance.elements) {
    for (const trigger of host.triggers ?? []) {
      if (fits(trigger) && (first === null || trigger.key < first.trigger.key)) first = { host, trigger }
    }
  }
  return first
}

/** Which subscription of an instance a message is for; one without a key takes any (BPMN 2.0.2 §8.4.2). */
export function findSubscription(instance: ProcessInstance, name: string, key: string | null): Found | null {
  return findTrigger(
    instance,
    (trigger) =>
      trigger.type === 'message' &&
      trigger.name === name &&
      (trigger.correlationKey === null || trigger.correlationKey === key),
  )
}

function startTimer(run: Run, host: number, node: string, schedule: Schedule): void {
  const { dueAt, repetitions, interval } = schedule
  emit(run, { type: 'timerStarted', key: newKey(run), host, node, dueAt, repetitions, interval })
}

function subscribe(run: Run, host: number, node: string, name: string, key: string | null): void {
  emit(run, { type: 'subscriptionOpened', key: newKey(run), host, node, name, correlationKey: key })
}

/** The key of a message as reckoned at `host`; `null` where the model names none. */
export function correlationKey(
  run: Run,
  host: number,
  node: string,
  event: MessageEventDefinition,
): string | null | Failure {
  if (event.correlation === null) return null
  const result = evaluateAt(run, host, event.correlation)
  if (!result.ok) return expressionFailure(result, `Correlation key of ${node}`, `${node} 的关联键`)
  const key = asKey(result.value)
  if (key !== null) return key
  // A subscription without a key takes any message: a key that is missing must not turn into that.
  return failure(
    'correlation-key-missing',
    `Expected the correlation key of ${node} (${event.correlation.source}) to have a value, but found null.`,
    `${node} 的关联键（${event.correlation.source}）应有值，实际为空。`,
  )
}

/** Keys are compared as text, so that the number 7 of a form and the text "7" of a register meet. */
export function asKey(value: JsonValue): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
