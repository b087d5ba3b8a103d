import { findGround } from '../../calendar/grounds.ts'
import type { ClockRefusal } from '../../lifecycles/clock-refusals.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { endOf } from '../clocks/cover-clocks.ts'
import { clocksAround, clocksInside, scopesAround } from '../clocks/find-clocks.ts'
import { isOverdue, suspend } from '../clocks/pause-clocks.ts'
import { record } from '../clocks/record-clock.ts'
import { endSuspension, openSuspensions } from '../clocks/resume-clocks.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { named, reject } from '../rejections.ts'
import { emit, newKey, type Run } from '../run.ts'

/**
 * Stops the clocks of an element, of all around it and of all inside it, those that the ground stops (行政许可法 art. 45;
 * domain.md §5): while the whole waits for a hearing, no authority's time runs. It begins now: nobody dates it back.
 */
export function pauseClock(run: Run, body: BodyOf<'pauseClock'>): Rejection | null {
  const { now } = run.context
  const what = nameOf(run, body.key)
  if (what === null) return reject('not-waiting', `element ${body.key}`)
  const ground = findGround(body.ground)
  if (ground === null) return reject('unknown-ground', what, body.ground)
  if (body.from !== undefined && body.from !== now) return reject('clock-back-dated', what)
  const { expectedEnd = null, limit = null, department = null } = body
  if (limit !== null && limit <= now) return reject('clock-back-dated', what)
  const around = clocksAround(run.draft, body.key)
  const inside = clocksInside(run.draft, body.key)
  if (around.length + inside.length === 0) return reject('no-clock', what)
  const isAgain = (run.draft.wholeSuspensions ?? []).some(
    (each) =>
      each.element === body.key && each.ground === body.ground && each.fromCaller !== true && endOf(each, now) === null,
  )
  if (isAgain) return reject('already-suspended', what)
  const suspension = {
    id: String(newKey(run)),
    element: body.key,
    ground: body.ground,
    article: body.article ?? ground.article,
    by: body.person,
    department,
    why: body.why,
    evidence: body.evidence,
    from: now,
    to: null,
    expectedEnd,
    limit,
  }
  const stopped = suspend(run, around, suspension, ground.stops)
  if (stopped === 'already-suspended') return reject(stopped, what)
  const covered = suspend(run, inside, { ...suspension, ofWhole: true }, ground.stops)
  if (isSome(stopped) || isSome(covered)) {
    if (isScope(run, body.key)) emit(run, { type: 'wholePaused', suspension })
    return null
  }
  const refusal = [stopped, covered].find((each) => typeof each === 'string')
  return refusal === undefined ? reject('ground-stops-nothing', what, body.ground) : reject(refusal, what)
}

export function resumeClock(run: Run, body: BodyOf<'resumeClock'>): Rejection | null {
  const what = nameOf(run, body.key) ?? `element ${body.key}`
  const id = body.suspension ?? latestOf(run, body)
  const isOpen = openSuspensions(run).some((each) => each.id === id)
  if (id === null || !isOpen) return reject('no-such-suspension', what)
  if (isOfWhole(run, body.key, id)) return reject('suspension-of-whole', what)
  const ended = endSuspension(run, { id, department: body.department ?? null, by: body.person, at: run.context.now })
  return typeof ended === 'string' ? reject(ended, what) : null
}

/** Adds working days to the nearest clock of an element, once, before it is due (行政许可法 art. 42). */
export function extendClock(run: Run, body: BodyOf<'extendClock'>): Rejection | null {
  const what = nameOf(run, body.key)
  if (what === null) return reject('not-waiting', `element ${body.key}`)
  // The time of the whole is its own authority's: whoever decides on a step has no say in it.
  const around = clocksAround(run.draft, body.key).filter(({ host }) => host !== 0 || body.key === 0)
  const clock = around.find(({ level }) => body.clock === undefined || level.clock === body.clock)
  if (clock === undefined) return reject('no-clock', what)
  const { days, reason, approvedBy } = body
  const extension = { days, reason, approvedBy, at: run.context.now }
  const next = moveClock(clock, { type: 'extend', extension, overdue: isOverdue(run, clock) })
  if (typeof next === 'string') return reject(next, what)
  record(run, clock, next, { type: 'clockExtended', extension })
  return null
}

function isSome(stopped: number | ClockRefusal): boolean {
  return typeof stopped === 'number' && stopped > 0
}

/** Whether it is a suspension of what lies around the element, also around the call: nobody ends that from inside. */
function isOfWhole(run: Run, key: number, id: string): boolean {
  const around = scopesAround(run.draft.elements, key)
  return openSuspensions(run).some(
    (each) => each.id === id && (each.fromCaller === true || around.includes(each.element)),
  )
}

/** Whether there may be something inside. */
function isScope({ definition, draft }: Run, key: number): boolean {
  const { node = '', loop, call } = findElement(draft.elements, key) ?? {}
  return key === 0 || definition.scopes.has(node) || loop !== undefined || call !== undefined
}

function nameOf(run: Run, key: number): string | null {
  const element = findElement(run.draft.elements, key)
  return element === null ? null : named(key, element.node)
}

/** The suspension of this element that began last and still lasts, whichever clocks stand still for it. */
function latestOf(run: Run, { key, ground }: BodyOf<'resumeClock'>): string | null {
  const own = openSuspensions(run).filter(
    (each) => each.element === key && each.fromCaller !== true && (ground === undefined || each.ground === ground),
  )
  // A clock that opened meanwhile has a suspension in its ledger only from its own beginning.
  const beginnings = new Map<string, number>()
  for (const { id, from } of own) beginnings.set(id, Math.min(from, beginnings.get(id) ?? from))
  const [latest] = [...beginnings].sort(([a, from], [b, since]) => since - from || keyIn(b) - keyIn(a))
  return latest?.[0] ?? null
}

/** Keys count upwards, so that of two suspensions of one instant the later has the higher one. */
function keyIn(id: string): number {
  return Number(/\d+/.exec(id)?.[0] ?? 0)
}
