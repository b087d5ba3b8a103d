import type { TimerTrigger } from '../../core/instance.ts'
import { clockTurnsDue, nextOfCycle, triggersDue } from '../../core/timers.ts'
import { type Outcome, send } from '../world/send.ts'
import { settle } from '../world/settle.ts'
import { startByEvent } from '../world/start-by-event.ts'
import type { ArmedStart, Member, World } from '../world/world.ts'

/**
 * Moves the clock. All timers due up to then fire in order of their due time, each seeing its own due time as now, and
 * the world comes to rest between two of them. `null` = a text that is no time.
 */
export function advanceClock(world: World, until: number | null, text: string): Outcome {
  if (until === null || until < world.now) return { ok: false, refusal: noTime(text) }
  const advanced = fireAll(world, (now) => nextDue(now, until))
  return advanced.ok ? { ok: true, world: { ...advanced.world, now: until } } : advanced
}

/** Fires the timers of these instances that came due while they were suspended. */
export function fireDueOf(world: World, numbers: readonly number[]): Outcome {
  return fireAll(world, (now) => {
    const own = now.members.filter((member) => numbers.includes(member.number))
    return nextDue({ ...now, members: own, armed: [] }, now.now)
  })
}

function fireAll(world: World, nextOf: (world: World) => Due | null): Outcome {
  let now = world
  const most = world.commands + world.settings.commandLimit
  for (let fired = 0; ; fired += 1) {
    const next = nextOf(now)
    if (next === null) return { ok: true, world: now }
    if (now.commands >= most || fired >= now.settings.commandLimit)
      return { ok: false, refusal: tooMany(now.settings.commandLimit), world: now }
    const at = Math.max(now.now, next.timer.dueAt)
    const outcome = settle(fire({ ...now, now: at }, next))
    if (!outcome.ok) return outcome
    now = outcome.world
  }
}

type Due = { readonly timer: TimerTrigger } & (
  | { readonly member: Member }
  | { readonly armed: ArmedStart; readonly place: number }
)

/** What is due first; of two at the same time, the instance that was started first, and start events last. */
function nextDue({ members, armed }: World, until: number): Due | null {
  const due: Due[] = members.flatMap((member) => timersOf(member, until).map((timer) => ({ member, timer })))
  armed.forEach((each, place) => {
    if (each.timer.dueAt <= until) due.push({ armed: each, place, timer: each.timer })
  })
  return due.reduce<Due | null>(
    (first, each) => (first === null || each.timer.dueAt < first.timer.dueAt ? each : first),
    null,
  )
}

/** Whoever holds an instance holds its timers, but not its clocks. */
function timersOf({ instance }: Member, until: number): readonly TimerTrigger[] {
  return instance.suspended === true ? clockTurnsDue(instance, until) : triggersDue(instance, until)
}

function fire(world: World, due: Due): Outcome {
  if ('member' in due) return send(world, due.member, { type: 'fireTimer', key: due.timer.key })
  const { definition, timer } = due.armed
  const next = nextOfCycle(timer, world.settings.zone)
  const armed = world.armed.flatMap((each, place) => {
    if (place !== due.place) return [each]
    return next === null ? [] : [{ definition, timer: { ...timer, ...next } }]
  })
  const start = definition.nodes.get(timer.node)
  if (start === undefined) throw new Error(`Expected process ${definition.id} to have a start event ${timer.node}.`)
  return startByEvent({ ...world, armed }, definition, start, { kind: 'timer', name: null, key: null }, {})
}

function noTime(text: string) {
  return {
    code: 'no-time',
    message: `Expected a duration such as P3D, or a date that is not past, but found ${text}.`,
    messageZh: `应为时长（如 P3D）或尚未过去的时刻，实际为 ${text}。`,
  }
}

function tooMany(limit: number) {
  return {
    code: 'limit',
    message: `Expected at most ${limit} timers to fire in one step, but there are more.`,
    messageZh: `一步之内触发的定时器超过 ${limit} 个。`,
  }
}
