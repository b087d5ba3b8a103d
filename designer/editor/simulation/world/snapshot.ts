import { writeInstant } from '../../../../engine/calendar/zone.ts'
import { visibleVariables } from '../../../../engine/core/variables.ts'
import type { Variables } from '../../../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../../../engine/model/definition.ts'
import { singleEvents } from '../../../../engine/model/nodes/single-events.ts'
import { type ClockResult, clockResults } from '../../../../engine/simulate/world/clock-results.ts'
import { standing } from '../../../../engine/simulate/world/standing.ts'
import { linesOf } from '../../../../engine/simulate/world/trace.ts'
import type { Member, World } from '../../../../engine/simulate/world/world.ts'
import type { DiagramState } from '../../tokens/diagram-state.ts'
import { stateOfWorld } from '../../tokens/state-of-world.ts'
import { nextMorning, type StripDay, stripOf } from './calendar-strip.ts'
import { type Checks, checksOf } from './checks.ts'
import { advanceTo, type NextDue, nextDue } from './due.ts'
import { type GatewayAhead, gatewaysAhead } from './gateways.ts'
import { type Happening, happeningsOf } from './happenings.ts'
import { lightText } from './light-text.ts'
import { type Line, withVariables } from './line.ts'
import { nameIn } from './names.ts'
import { type Offer, offersOf } from './offers.ts'
import { lastWorld, type Replay, take } from './replay.ts'

/** How a run stands, as plain data for the page. */
export interface Snapshot {
  /** How many lines of the script were taken, and why the next was not. */
  readonly taken: number
  readonly failure: string | null
  readonly starts: readonly StartOffer[]
  /** ISO 8601. */
  readonly now: string
  readonly days: readonly StripDay[]
  readonly nextMorning: Line
  readonly next: (NextDue & { readonly name: string; readonly text: string }) | null
  readonly instances: readonly InstanceView[]
  readonly offers: readonly ShownOffer[]
  readonly gateways: readonly GatewayAhead[]
  readonly happenings: readonly Happening[]
  readonly diagram: DiagramState
  readonly checks: Checks
}

export interface ShownOffer extends Offer {
  readonly name: string
  /** Outcome (empty = none) → where it leads with the variables as they are. */
  readonly leadsTo: { readonly [outcome: string]: readonly string[] }
}

export interface StartOffer {
  readonly label: string
  readonly process: string
  readonly line: Line
}

export interface InstanceView {
  readonly number: number
  readonly processId: string
  readonly name: string
  readonly state: Member['instance']['state']
  readonly suspended: boolean
  readonly isCalled: boolean
  /** Of the process as a whole. */
  readonly variables: Variables
  readonly clocks: readonly (ClockResult & { readonly name: string })[]
  readonly waiting: readonly string[]
}

/** `selected`: the instance whose path is drawn; `null` = all of them. */
export function snapshotOf(run: Replay, selected: number | null): Snapshot {
  const world = lastWorld(run)
  const { zone } = world.settings
  const next = nextDue(world)
  return {
    taken: run.worlds.length - 1,
    failure: run.failure,
    starts: run.processes.flatMap(startsOf),
    now: writeInstant(world.now, zone),
    days: stripOf(world.now, zone),
    nextMorning: advanceTo(nextMorning(world.now, zone), zone),
    next:
      next === null ? null : { ...next, name: nameIn(run.processes, next.element), text: writeInstant(next.at, zone) },
    instances: world.members.map((member) => viewOf(world, member)),
    offers: offersOf(world).map((offer) => shownOf(world, offer)),
    gateways: gatewaysAhead(world),
    happenings: happeningsOf(run),
    diagram: drawn(run, world, selected),
    checks: checksOf(world),
  }
}

function startsOf({ id, name, scope }: ProcessDefinition): readonly StartOffer[] {
  const label = name ?? id
  const plain = scope.implicitStarts.length > 0 || scope.startEvents.some(({ trigger }) => trigger === null)
  const events = scope.startEvents.flatMap((start) =>
    singleEvents(start.trigger).flatMap((event): StartOffer[] => {
      if (event.type === 'message')
        return [{ label: `${label}：消息 ${event.name}`, process: id, line: { message: event.name } }]
      if (event.type === 'signal')
        return [{ label: `${label}：信号 ${event.name}`, process: id, line: { signal: event.name } }]
      return []
    }),
  )
  return [...(plain ? [{ label, process: id, line: { start: id } }] : []), ...events]
}

function viewOf({ now, settings, processes }: World, member: Member): InstanceView {
  const { number, instance, definition } = member
  const clocks = clockResults(instance, { now, zone: settings.zone })
  return {
    number,
    processId: definition.id,
    name: `${number} ${nameIn(processes, definition.id)}`,
    state: instance.state,
    suspended: instance.suspended === true,
    isCalled: instance.caller !== undefined,
    variables: visibleVariables(instance, 0),
    clocks: clocks
      .filter(({ state }) => state === 'running' || state === 'paused')
      .map((clock) => ({ ...clock, name: nameIn(processes, clock.element) }))
      .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')),
    waiting: [...new Set(standing([member]).map(({ node }) => node.id))],
  }
}

function shownOf(world: World, offer: Offer): ShownOffer {
  const outcomes = offer.outcomes.length === 0 ? [''] : offer.outcomes.map(({ value }) => value)
  const leadsTo = outcomes.map((outcome) => {
    const line = outcome === '' ? offer.line : withVariables(offer.line, { outcome })
    return [outcome, whereTo(world, take(world, line))] as const
  })
  return { ...offer, name: nameIn(world.processes, offer.element), leadsTo: Object.fromEntries(leadsTo) }
}

/** Names of what comes to wait, or how it ends. */
function whereTo(before: World, after: World | string): readonly string[] {
  if (typeof after === 'string') return []
  const keys = new Set(standing(before.members).map(({ member, element }) => `${member.number} ${element.key}`))
  const fresh = standing(after.members).filter(({ member, element }) => !keys.has(`${member.number} ${element.key}`))
  const ended = after.members.some(
    ({ number, instance }) =>
      instance.state !== 'active' && before.members.find((each) => each.number === number)?.instance.state === 'active',
  )
  const hasMoved = linesOf(after.trace, before.trace).some(({ event }) => event === 'taken')
  const names = [...new Set(fresh.map(({ node }) => nameIn(after.processes, node.id)))]
  if (ended) return [...names, '流程结束']
  return names.length === 0 && hasMoved ? ['等其他分支'] : names
}

function drawn({ worlds }: Replay, world: World, selected: number | null): DiagramState {
  const before = worlds.at(-2) ?? null
  const chosen = (number: number) => selected === null || selected === number
  const taken = (since: World | null) =>
    linesOf(world.trace, since?.trace).flatMap(({ event, element, instance }) =>
      event === 'taken' && chosen(instance) ? [element] : [],
    )
  const lights = world.members
    .filter(({ instance, number }) => instance.state === 'active' && chosen(number))
    .flatMap(({ instance }) => clockResults(instance, { now: world.now, zone: world.settings.zone }))
    .filter(({ state }) => state === 'running' || state === 'paused')
    .map((clock) => [clock.element, { light: clock.light, text: lightText(clock) }] as const)
  return {
    ...stateOfWorld(world, before),
    taken: taken(null),
    now: before === null ? [] : taken(before),
    lights: Object.fromEntries(lights),
  }
}
