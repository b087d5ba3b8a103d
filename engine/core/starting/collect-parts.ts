import type { Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import type { Rejection } from '../decision.ts'
import { reject } from '../rejections.ts'
import { needsAll } from '../triggers/await-events.ts'
import { asKey } from '../triggers/correlation.ts'

/** What has come so far for one instance that a parallel multiple start event will start (BPMN 2.0.2 §10.5.2). */
export interface Collected {
  /** Of the instance that it will be. */
  readonly id: string
  /** `null` as long as nothing with a key has come. */
  readonly key: string | null
  readonly parts: readonly number[]
  readonly variables: Variables
}

/** Something that has come for such an event: which of its parts, and for which key. */
export interface Occurrence {
  readonly parts: readonly number[]
  readonly key: string | null
  readonly variables: Variables
  /** A signal reaches everything that lacks it. */
  readonly isForAll: boolean
}

/** Whether this node starts a process only when several events have come. */
export function startsWithAll(node: FlowNode): boolean {
  return node.type === 'startEvent' && needsAll(node.trigger)
}

/** A message, signal or timer as what it is for a start event; its key is the one given, else what the model reckons. */
export function occurrenceOf(
  node: FlowNode,
  kind: 'message' | 'signal' | 'timer',
  name: string | null,
  variables: Variables,
  given: string | null,
): Occurrence | Rejection {
  const events = node.type === 'startEvent' ? singleEvents(node.trigger) : []
  const parts = [...events.keys()].filter((part) => {
    const event = events[part]
    return event?.type === kind && (!('name' in event) || event.name === name)
  })
  const isForAll = kind === 'signal'
  const first = events[parts[0] ?? -1]
  const correlation = first?.type === 'message' ? first.correlation : null
  if (given !== null || correlation === null) return { parts, key: given, variables, isForAll }
  const result = correlation.evaluate({ read: (each) => variables[each], now: 0, zone: 'UTC' })
  const key = result.ok ? asKey(result.value) : null
  return key === null ? reject('start-key-missing', node.id, correlation.source) : { parts, key, variables, isForAll }
}

/** A collection after something has come, and whether that was all. */
export interface CollectedNow {
  readonly collected: Collected
  readonly complete: boolean
}

/**
 * Adds what has come to the oldest collection that fits its key and still lacks it, a signal to all that do; where there
 * is none, to a new one. What has no key fits any.
 */
export function collectPart(
  open: readonly Collected[],
  node: FlowNode,
  occurrence: Occurrence,
  newId: () => string,
): readonly CollectedNow[] {
  const { parts, key } = occurrence
  const lacking = open.filter(
    (each) =>
      (each.key === null || key === null || each.key === key) && !parts.some((part) => each.parts.includes(part)),
  )
  const [oldest = { id: newId(), key, parts: [], variables: {} }] = lacking
  const reached = occurrence.isForAll && lacking.length > 0 ? lacking : [oldest]
  const wanted = node.type === 'startEvent' ? singleEvents(node.trigger).length : 0
  return reached.map((before) => {
    const collected = withPart(before, occurrence)
    return { collected, complete: collected.parts.length >= wanted }
  })
}

function withPart(before: Collected, { parts, key, variables }: Occurrence): Collected {
  return {
    id: before.id,
    key: before.key ?? key,
    parts: [...before.parts, ...parts].sort((a, b) => a - b),
    variables: { ...before.variables, ...variables },
  }
}
