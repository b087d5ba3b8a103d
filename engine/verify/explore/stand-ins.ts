import { reckon } from '../../core/timers.ts'
import type { CompiledExpression, ExpressionResult, ExpressionScope, JsonValue } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { CaughtEvent, TimerEventDefinition } from '../../model/nodes/event-definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'

/** What an expression is for, where not every value will do. */
export type Purpose = TimerEventDefinition['kind'] | 'key' | 'text' | 'happens' | 'whether' | 'count' | 'list'

const standIns = {
  date: '2030-01-01T00:00:00Z',
  duration: 'PT1H',
  cycle: 'R/PT1H',
  key: 'anything',
  text: 'anything',
  happens: false,
  whether: false,
  count: 2,
  list: [],
} as const

/** The purposes of a process's expressions, for those that cannot do with any value. */
export function purposesOf({ nodes }: ProcessDefinition): ReadonlyMap<CompiledExpression, Purpose> {
  const purposes = new Map<CompiledExpression, Purpose>()
  for (const node of nodes.values()) {
    for (const event of singleEvents(triggerOf(node))) {
      if (event.type === 'timer') purposes.set(event.value, event.kind)
      if (event.type === 'message' && event.correlation !== null) purposes.set(event.correlation, 'key')
      if (event.type === 'conditional') purposes.set(event.condition, 'happens')
    }
    // Whatever is required comes: variables may hold anything.
    if (node.data !== null) for (const { source } of node.data.inputs) purposes.set(source, 'key')
    if (node.type === 'callActivity') purposes.set(node.called, 'text')
    if (node.type === 'adHocSubProcess') {
      if (node.completionCondition !== null) purposes.set(node.completionCondition, 'whether')
      if (node.activeElements !== null) purposes.set(node.activeElements, 'list')
    }
    if (node.type === 'complexGateway' && node.activation !== null) purposes.set(node.activation, 'whether')
    if ('loop' in node && node.loop?.type === 'multiInstance') {
      purposes.set(node.loop.source.value, node.loop.source.kind === 'cardinality' ? 'count' : 'list')
      for (const { condition } of node.loop.throws) if (condition !== null) purposes.set(condition, 'happens')
      if (node.loop.completionCondition !== null) purposes.set(node.loop.completionCondition, 'happens')
    }
  }
  return purposes
}

function triggerOf(node: FlowNode): CaughtEvent | null {
  if (node.type === 'receiveTask') return node.message
  if ('trigger' in node && node.type !== 'endEvent' && node.type !== 'intermediateThrowEvent') return node.trigger
  // What is thrown has keys too, but neither times nor conditions.
  return 'trigger' in node ? (singleEvents(node.trigger).find((event) => event.type === 'message') ?? null) : null
}

/** The value of an expression that is the same whatever the variables and the time; `undefined` where it is not. */
export function constantValue(expression: CompiledExpression): JsonValue | undefined {
  if (expression.names.length > 0) return undefined
  const [now, later] = [0, 4e12].map((at) => expression.evaluate({ read: () => undefined, now: at, zone: 'UTC' }))
  if (now?.ok !== true || later?.ok !== true) return undefined
  return JSON.stringify(now.value) === JSON.stringify(later.value) ? now.value : undefined
}

/**
 * A value for an expression of a process whose variables nobody knows: its own where it gives one that will do, else
 * one that stands in for it and is noted in `assumed`, so that a script can say the same.
 */
export function standInFor(
  expression: CompiledExpression,
  purpose: Purpose | undefined,
  scope: ExpressionScope,
  assumed: Map<string, JsonValue>,
): ExpressionResult {
  const own = expression.evaluate(scope)
  if (own.ok && willDo(own.value, purpose, scope)) return own
  if (purpose === 'happens') return { ok: true, value: false }
  const value = purpose === undefined ? null : standIns[purpose]
  assumed.set(expression.source, value)
  return { ok: true, value }
}

function willDo(value: JsonValue, purpose: Purpose | undefined, { now, zone }: ExpressionScope): boolean {
  if (purpose === undefined) return true
  if (purpose === 'happens' || purpose === 'whether') return typeof value === 'boolean'
  if (purpose === 'count') return typeof value === 'number'
  if (purpose === 'list') return Array.isArray(value)
  if (purpose === 'key') return value !== null
  if (typeof value !== 'string') return false
  return purpose === 'text' ? value !== '' : reckon(purpose, value, now, zone) !== null
}
