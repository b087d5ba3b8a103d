import type { ProcessDefinition, ScopeDefinition, SequenceFlow, ServiceLevel } from '../../model/definition.ts'
import type { SubProcess } from '../../model/nodes/activity.ts'
import type { BoundaryEvent } from '../../model/nodes/event.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import { choicesOf } from '../explore/choices.ts'
import { done } from '../explore/moves.ts'
import { longestWay } from './longest-way.ts'
import type { Leg, Stop } from './stop.ts'
import { type Reckoning, stopAt } from './stop-at.ts'
import { firstTimerDays, timerDays, timersOf } from './timer-days.ts'
import { after, cutOff, longer, nothing, type Worst } from './worst.ts'

/**
 * The most days that the authorities may take in a scope by the clock of one of its service levels, from the milestone
 * with which that begins to the one with which it ends. Processes that it calls are among `others`.
 */
export function worstOfScope(
  scope: ScopeDefinition,
  level: Counted,
  others: readonly ProcessDefinition[],
  never: ReadonlySet<string>,
): Worst {
  const { clock, startsAt } = level
  const known = new Map<ScopeDefinition, Worst>()
  const reckoning: Reckoning = {
    clock,
    never,
    within: (inner) => {
      const worst = known.get(inner) ?? worstOf(reckoning, inner, level)
      known.set(inner, worst)
      return worst
    },
    called: (id) => {
      const definition = others.find((other) => other.id === id)
      if (definition === undefined) return null
      const rest = others.filter((other) => other !== definition)
      const whole = { clock, startsAt: null, endsAt: null }
      return { definition, worst: worstOfScope(definition.scope, whole, rest, never) }
    },
  }
  return startsAt === null ? reckoning.within(scope) : (worstFrom(reckoning, scope, level, startsAt) ?? nothing)
}

type Counted = Pick<ServiceLevel, 'clock' | 'startsAt' | 'endsAt'>

function worstOf(reckoning: Reckoning, scope: ScopeDefinition, level: Counted): Worst {
  const starts = [...scope.startEvents, ...scope.implicitStarts, ...scope.entries].map(({ id }) => id)
  return worstAlong(reckoning, scope, level, starts, [])
}

/** The worst from where a milestone is reached, in whatever is within; `null` = it is not reached there. */
function worstFrom(reckoning: Reckoning, scope: ScopeDefinition, level: Counted, milestone: string): Worst | null {
  const beginnings = scope.nodes.flatMap((node): Stop[] => {
    const inner = node.type === 'subProcess' ? worstFrom(reckoning, node.body, level, milestone) : null
    const begins = node.milestone === milestone ? nothing : inner
    return begins === null ? [] : [stopOf(node.id, begins)]
  })
  if (beginnings.length === 0) return null
  const first = beginnings.map((stop) => ({ ...stop, id: `${stop.id} from ${milestone}` }))
  return worstAlong(
    reckoning,
    scope,
    level,
    first.map(({ id }) => id),
    first,
  )
}

/** `first` are parts of nodes that begin on the way; where these are left, the way goes on as from the nodes. */
function worstAlong(
  reckoning: Reckoning,
  scope: ScopeDefinition,
  { endsAt }: Counted,
  starts: readonly string[],
  first: readonly Stop[],
): Worst {
  const nodes = scope.nodes.filter((node) => !standsOutside(node) && !reckoning.never.has(node.id))
  const legs = nodes.filter(({ milestone }) => milestone === null || milestone !== endsAt).flatMap(legsFrom)
  const further = first.flatMap(({ id }) =>
    legs.filter(({ from }) => id.startsWith(`${from} from `)).map((leg) => ({ ...leg, from: id })),
  )
  const stops = nodes.map((node) => stopAt(reckoning, node))
  const flow = longestWay(starts, [...stops, ...first], [...legs, ...further])
  const named = { ...flow, steps: flow.steps.map((step) => ({ ...step, element: step.element.split(' ')[0] ?? '' })) }
  const events = scope.eventSubProcesses.filter(({ id }) => !reckoning.never.has(id))
  return withEvents(reckoning, events, named)
}

function stopOf(id: string, { days, steps, unknown }: Worst): Stop {
  return { id, days, once: false, inside: steps, unknown }
}

/** Handlers are reckoned where they are called, and event sub-processes after everything else. */
function standsOutside(node: FlowNode): boolean {
  return ('forCompensation' in node && node.forCompensation) || (node.type === 'subProcess' && node.triggeredByEvent)
}

function legsFrom(node: FlowNode): readonly Leg[] {
  const link = linkTarget(node)
  return [
    ...flowsFrom(node).map(({ target, rounds }) => ({ from: node.id, to: target.id, rounds, atMost: null })),
    ...('boundaryEvents' in node ? node.boundaryEvents.map((event) => legTo(node.id, event)) : []),
    ...(link === null ? [] : [{ from: node.id, to: link.id, rounds: null, atMost: null }]),
  ]
}

/** The flows that a node may be left by; one whose condition never holds is none of them. */
function flowsFrom(node: FlowNode): readonly SequenceFlow[] {
  const choices = choicesOf(node, () => [done])
  return choices === null ? node.outgoing : [...new Set(choices.all.flatMap((flows) => flows ?? []))]
}

function legTo(from: string, { id, interrupting, trigger }: BoundaryEvent): Leg {
  const timers = timersOf(trigger)
  const isTimer = timers.length > 0 && (trigger.type !== 'multiple' || trigger.events.length === timers.length)
  if (!isTimer) return { from, to: id, rounds: null, atMost: null }
  const days = timers.map(timerDays)
  const last = days.includes(null) ? null : Math.max(...days.map((each) => each ?? 0))
  return { from, to: id, rounds: null, atMost: interrupting ? firstTimerDays(trigger) : last }
}

/**
 * What is beside the flow of a scope may start as late as the rest lasts, each once: how often somebody turns to it is
 * not the model's to say. What interrupts the scope is the last of it.
 */
function withEvents(reckoning: Reckoning, events: readonly SubProcess[], flow: Worst): Worst {
  const each = events.map((event) => ({ ...startOf(event), stop: stopAt(reckoning, event) }))
  const takesDays = each.filter(({ stop }) => stop.days > 0 || stop.unknown !== null)
  const inOrder = takesDays.sort((a, b) => (a.atMost ?? Infinity) - (b.atMost ?? Infinity))
  const follow = (worst: Worst, { atMost, stop }: (typeof each)[number]): Worst => {
    const step = { element: stop.id, days: stop.days, inside: stop.inside }
    const steps = stop.days > 0 ? [step] : []
    return longer(worst, after(cutOff(worst, atMost), { days: stop.days, steps, unknown: stop.unknown }))
  }
  const beside = inOrder.filter(({ interrupts }) => !interrupts).reduce(follow, flow)
  const ending = each.filter(({ interrupts }) => interrupts)
  const deadlines = ending.flatMap(({ atMost }) => atMost ?? [])
  const before = cutOff(beside, deadlines.length === 0 ? null : Math.min(...deadlines))
  return ending.reduce((longest, event) => longer(longest, follow(before, event)), before)
}

function startOf({ body }: SubProcess): { readonly interrupts: boolean; readonly atMost: number | null } {
  const [start] = body.startEvents
  return { interrupts: start?.interrupting ?? true, atMost: firstTimerDays(start?.trigger ?? null) }
}
