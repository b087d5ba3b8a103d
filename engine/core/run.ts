import type { Variables } from '../expressions/expression.ts'
import type { ClockContext } from '../lifecycles/clock-ledger.ts'
import type { ProcessDefinition, SequenceFlow } from '../model/definition.ts'
import type { FlowNode } from '../model/nodes/flow-node.ts'
import { apply } from './apply.ts'
import type { Draft } from './applying/draft.ts'
import type { Behaviours } from './behaviour.ts'
import type { ClockState } from './clocks/clock-state.ts'
import type { ToldClock } from './clocks/clock-variable.ts'
import type { FullReading } from './clocks/read-clock.ts'
import type { Context } from './context.ts'
import type { Event } from './events.ts'
import { findElement } from './find-element.ts'
import type { ElementInstance } from './instance.ts'
import { type Asked, type Changes, noChanges, noteChange } from './triggers/changes.ts'

/** One command being handled: a draft, the events so far, and the tokens that are on their way. */
export interface Run {
  readonly definition: ProcessDefinition
  readonly context: Context
  readonly behaviours: Behaviours
  readonly draft: Draft
  readonly events: Event[]
  /** Tokens on their way, taken in order and never recursively; the first `taken` of them have arrived. */
  queue: Step[]
  taken: number
  /** Scopes in which a token moved or died, so that their joins and their end are looked at when nothing moves. */
  readonly touched: Set<number>
  nextKey: number
  steps: number
  /** Throws and calls of a command that stands in a chain. */
  thrown: number
  /** A variable has changed since the conditions that are waited for were asked. */
  conditionsOpen: boolean
  readonly changes: Changes
  /** Key of a condition's trigger → what its last answer rests on. */
  readonly asked: Map<number, Asked>
  /** How clocks stand now, by their ledgers. */
  readonly readings: Map<ClockContext, FullReading>
  readonly told: Map<ClockState, ToldClock>
  /** Tokens are moved by hand: what ends may begin again at once, and its clocks go on. */
  movesByHand: boolean
  /** Somebody ends the whole instance, and may let it go on from where it stood. */
  endsByHand: boolean
}

/** A token on its way in a scope: along a flow, or to a node that starts by itself, such as the body of a loop. */
export type Step =
  | { readonly scope: number; readonly flow: SequenceFlow }
  | {
      readonly scope: number
      readonly flow: null
      readonly node: FlowNode
      readonly body?: number
      /** What it has of its own from the start. */
      readonly variables?: Variables
    }
  /** An element has seen one activity compensated and goes on. */
  | { readonly scope: number; readonly compensates: true }

export function beginRun(
  definition: ProcessDefinition,
  behaviours: Behaviours,
  context: Context,
  draft: Draft,
  events: readonly Event[] = [],
): Run {
  return {
    definition,
    behaviours,
    context,
    draft,
    events: [...events],
    queue: [],
    taken: 0,
    touched: new Set(),
    nextKey: draft.nextKey,
    steps: 0,
    thrown: 0,
    conditionsOpen: true,
    changes: noChanges(),
    asked: new Map(),
    readings: new Map(),
    told: new Map(),
    movesByHand: false,
    endsByHand: false,
  }
}

const opensConditions: ReadonlySet<Event['type']> = new Set([
  'variablesSet',
  'conditionAwaited',
  'clockStarted',
  'clockPaused',
  'clockResumed',
  'clockExtended',
  'clockReopened',
  'clockRescheduled',
  'lightChanged',
])

/** Records a fact and lets it happen. */
export function emit(run: Run, event: Event): void {
  run.events.push(event)
  apply(run.draft, event)
  noteChange(run.changes, event)
  if (opensConditions.has(event.type)) run.conditionsOpen = true
}

export function newKey(run: Run): number {
  const key = run.nextKey
  run.nextKey += 1
  return key
}

/** The element with this key, which the caller knows to be alive. */
export function elementOf(run: Run, key: number): ElementInstance {
  const element = findElement(run.draft.elements, key)
  if (element === null) throw new Error(`Expected element ${key} of instance ${run.draft.id} to be alive.`)
  return element
}

/** The flow node at which an element stands; an element of another definition is a bug of the caller. */
export function nodeOf(run: Run, element: Pick<ElementInstance, 'node'>): FlowNode {
  const node = run.definition.nodes.get(element.node)
  if (node === undefined) throw new Error(`Expected process ${run.definition.id} to have a node ${element.node}.`)
  return node
}
