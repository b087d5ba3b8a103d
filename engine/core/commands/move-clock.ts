import { findGround } from '../../calendar/grounds.ts'
import { moveClock } from '../../lifecycles/service-level-clock.ts'
import { clocksAround } from '../clocks/find-clocks.ts'
import { isOverdue, suspend } from '../clocks/pause-clocks.ts'
import { record } from '../clocks/record-clock.ts'
import { clocksStoppedBy, endSuspension } from '../clocks/resume-clocks.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { named, reject } from '../rejections.ts'
import { newKey, type Run } from '../run.ts'

/**
 * Stops the clocks of an element and of all around it, those that the ground stops (行政许可法 art. 45; domain.md §5).
 * It begins now: nobody dates a suspension back.
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
  const clocks = clocksAround(run.draft, body.key)
  if (clocks.length === 0) return reject('no-clock', what)
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
  const stopped = suspend(run, clocks, suspension, ground.stops)
  if (typeof stopped === 'string') return reject(stopped, what)
  return stopped === 0 ? reject('ground-stops-nothing', what, body.ground) : null
}

export function resumeClock(run: Run, body: BodyOf<'resumeClock'>): Rejection | null {
  const what = nameOf(run, body.key) ?? `element ${body.key}`
  const id = body.suspension ?? latestOf(run, body)
  if (id === null) return reject('no-such-suspension', what)
  const ended = endSuspension(run, { id, department: body.department ?? null, by: body.person, at: run.context.now })
  return typeof ended === 'string' ? reject(ended, what) : null
}

/** Adds working days to the nearest clock, once, before it is due (行政许可法 art. 42). */
export function extendClock(run: Run, body: BodyOf<'extendClock'>): Rejection | null {
  const what = nameOf(run, body.key)
  if (what === null) return reject('not-waiting', `element ${body.key}`)
  const around = clocksAround(run.draft, body.key)
  const clock = around.find(({ level }) => body.clock === undefined || level.clock === body.clock)
  if (clock === undefined) return reject('no-clock', what)
  const { days, reason, approvedBy } = body
  const extension = { days, reason, approvedBy, at: run.context.now }
  const next = moveClock(clock, { type: 'extend', extension, overdue: isOverdue(run, clock) })
  if (typeof next === 'string') return reject(next, what)
  record(run, clock, next, { type: 'clockExtended', extension })
  return null
}

function nameOf(run: Run, key: number): string | null {
  const element = findElement(run.draft.elements, key)
  return element === null ? null : named(key, element.node)
}

/** The suspension of this element that began last and still lasts. */
function latestOf(run: Run, { key, ground }: BodyOf<'resumeClock'>): string | null {
  const open = clocksAround(run.draft, key).flatMap(({ context }) =>
    context.suspensions.filter(
      (each) => each.to === null && each.element === key && (ground === undefined || each.ground === ground),
    ),
  )
  const id = open.at(-1)?.id ?? null
  return id === null || clocksStoppedBy(run, id).length === 0 ? null : id
}
