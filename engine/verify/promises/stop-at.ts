import { findGround } from '../../calendar/grounds.ts'
import type { ProcessDefinition, ScopeDefinition, ServiceLevel } from '../../model/definition.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { IntermediateCatchEvent } from '../../model/nodes/event.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { constantValue } from '../explore/stand-ins.ts'
import { runsOn } from './runs-on.ts'
import type { Stop } from './stop.ts'
import { firstTimerDays, timerDays, timersOf } from './timer-days.ts'
import { daysOfUndoing } from './undoing.ts'
import { cutOff, nothing, type Unknown, type Worst } from './worst.ts'

/** Of which clock the days are counted, and what may be looked into. */
export interface Reckoning {
  readonly clock: ServiceLevel['clock']
  /** Nodes to which no token comes. */
  readonly never: ReadonlySet<string>
  readonly within: (scope: ScopeDefinition) => Worst
  /** What a called process takes, with its own promise; `null` = it is not known or calls itself. */
  readonly called: (id: string) => { readonly definition: ProcessDefinition; readonly worst: Worst } | null
}

/** The working days of the authorities that pass at a node each time that a token comes. */
export function stopAt(reckoning: Reckoning, node: FlowNode): Stop {
  if (stopsTheClock(reckoning, node)) return idle(node.id)
  if (node.type === 'intermediateCatchEvent') return waitingStop(node)
  const undoing = daysOfUndoing(node, reckoning.clock)
  if (undoing !== null) return undoing
  return 'serviceLevels' in node ? activityStop(reckoning, node) : idle(node.id)
}

/** The clock of the promise stands still there (`siji:pause`). */
function stopsTheClock({ clock }: Reckoning, { pausesFor }: FlowNode): boolean {
  const ground = pausesFor === null ? null : constantValue(pausesFor)
  return typeof ground === 'string' && findGround(ground)?.stops.some((stopped) => stopped === clock) === true
}

function idle(id: string): Stop {
  return { id, days: 0, once: false, inside: [], unknown: null }
}

/** While anything from outside may come as well, it is the others' time that passes and not the authorities'. */
function waitingStop(node: IntermediateCatchEvent): Stop {
  const rivals = node.incoming
    .flatMap(({ source }) => (source.type === 'eventBasedGateway' ? source.outgoing : []))
    .map(({ target }) => target)
  const waiting = rivals.length === 0 ? [node] : rivals
  const triggers = waiting.map((each) =>
    'trigger' in each && each.type === 'intermediateCatchEvent' ? each.trigger : null,
  )
  if (timersOf(node.trigger).length === 0) return idle(node.id)
  if (node.trigger.type === 'multiple' && node.trigger.parallel) {
    const all = timersOf(node.trigger).map(timerDays)
    return timed(node.id, all.includes(null) ? null : Math.max(...all.map((days) => days ?? 0)))
  }
  if (triggers.some((trigger) => trigger === null || isFromOutside(trigger))) return idle(node.id)
  const firsts = triggers.flatMap((trigger) => firstTimerDays(trigger) ?? [])
  return timed(node.id, firsts.length === 0 ? null : Math.min(...firsts))
}

function isFromOutside(trigger: IntermediateCatchEvent['trigger']): boolean {
  return trigger.type === 'multiple' ? trigger.events.some(({ type }) => type !== 'timer') : trigger.type !== 'timer'
}

function timed(id: string, days: number | null): Stop {
  return { ...idle(id), days: days ?? 0, unknown: days === null ? { element: id, why: 'time' } : null }
}

function activityStop(reckoning: Reckoning, node: Activity): Stop {
  const levels = levelsAt(reckoning, node)
  if (levels.some(({ owner }) => owner !== 'authority')) return idle(node.id)
  const own = levels.find(({ clock }) => clock === reckoning.clock) ?? null
  const atMost = interruptedAfter(node)
  const once = withinOnce(reckoning, node, own, atMost)
  const all = cutOff(repeated(node, once, own, atMost), atMost)
  return {
    id: node.id,
    days: all.days,
    once: (own?.scope === 'gate' && all.days <= own.days) || isOneTime(reckoning, node, all),
    inside: all.steps,
    unknown: atMost === null || all.days < atMost ? all.unknown : null,
  }
}

function isOneTime({ clock }: Reckoning, node: Activity, { steps }: Worst): boolean {
  return clock === 'statutory' && node.type === 'subProcess' && steps.length > 0 && runsOn(node.body, steps)
}

function levelsAt({ called }: Reckoning, node: Activity): readonly ServiceLevel[] {
  if (node.serviceLevels.length > 0 || node.type !== 'callActivity') return node.serviceLevels
  const id = constantValue(node.called)
  const levels = typeof id === 'string' ? (called(id)?.definition.serviceLevels ?? []) : []
  // Each call is an instance of its own, with a budget of its own.
  return levels.map((level) => ({ ...level, scope: 'visit' }))
}

/** A promise is a budget; where what is within needs more than that, it is what is within that counts. */
function withinOnce(reckoning: Reckoning, node: Activity, own: ServiceLevel | null, atMost: number | null): Worst {
  const inside = insideOf(reckoning, node)
  if (own !== null && (inside === null || inside.days <= own.days)) return { ...nothing, days: own.days }
  if (inside !== null) return inside
  // Of a task of which nobody says how long it takes, a deadline at its boundary says it.
  const isOurs = node.serviceLevels.length === 0 && node.type !== 'receiveTask' && !isApplicants(node)
  return isOurs && atMost !== null ? { ...nothing, days: atMost } : nothing
}

function insideOf({ within, called }: Reckoning, node: Activity): Worst | null {
  if (node.type === 'subProcess') return within(node.body)
  if (node.type === 'adHocSubProcess') {
    const chosen = within(node.body)
    return chosen.days === 0 && chosen.unknown === null ? nothing : { ...chosen, unknown: unknown(node, 'chosen') }
  }
  if (node.type !== 'callActivity') return null
  const id = constantValue(node.called)
  const found = typeof id === 'string' ? called(id) : null
  return found === null ? { ...nothing, unknown: unknown(node, 'called') } : found.worst
}

function isApplicants({ department }: Activity): boolean {
  return department !== null && constantValue(department) === 'applicant'
}

function unknown({ id }: Activity, why: Unknown['why']): Unknown {
  return { element: id, why }
}

/** What is done several times one after the other; side by side it takes no longer than once. */
function repeated(node: Activity, once: Worst, own: ServiceLevel | null, atMost: number | null): Worst {
  if (once.days === 0 || (own?.scope === 'gate' && once.days <= own.days)) return once
  const rounds = roundsOf(node)
  if (rounds === null && atMost !== null) return { ...nothing, days: atMost }
  if (rounds === null) return { ...once, unknown: once.unknown ?? unknown(node, 'repeated') }
  const steps = Array.from({ length: rounds }, () => once.steps).flat()
  return { ...once, days: once.days * rounds, steps }
}

/** How often an activity is carried out one after the other; `null` = nobody can say. */
function roundsOf({ loop }: Activity): number | null {
  if (loop === null) return 1
  if (loop.type === 'standardLoop') return loop.maximum
  const value = constantValue(loop.source.value)
  const bodies = Array.isArray(value) ? value.length : typeof value === 'number' ? value : null
  if (loop.sequential) return bodies
  return bodies === 0 ? 0 : 1
}

/** Days until a timer at the boundary ends an activity at the latest; `null` = none is sure to. */
function interruptedAfter({ boundaryEvents }: Activity): number | null {
  const timers = boundaryEvents.flatMap(({ interrupting, trigger }) =>
    interrupting ? (firstTimerDays(trigger) ?? []) : [],
  )
  return timers.length === 0 ? null : Math.min(...timers)
}
