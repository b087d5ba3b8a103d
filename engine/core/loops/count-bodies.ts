import type { Event } from '../events.ts'
import type { LoopState } from '../instance.ts'

/** One body more is to come, behind all others. */
export function countAdded(loop: LoopState, { item }: Extract<Event, { type: 'bodyAdded' }>): LoopState {
  const items = loop.items === null ? null : [...loop.items, item ?? null]
  return { ...loop, instances: (loop.instances ?? 0) + 1, items }
}

/** A body has come to life: the next one gets a higher number. */
export function countStarted(loop: LoopState, body: number): LoopState {
  return body < loop.started ? loop : { ...loop, started: body + 1 }
}

/** A body is gone; what it gives stands at its own place among the results, and in places without one stands null. */
export function countEnded(
  loop: LoopState,
  body: number,
  event: Extract<Event, { type: 'elementCompleted' | 'elementTerminated' }>,
): LoopState {
  if (event.type === 'elementTerminated') return { ...loop, terminated: loop.terminated + 1 }
  const completed = loop.completed + 1
  if (loop.results === null || event.result === undefined) return { ...loop, completed }
  const results = loop.results.slice()
  while (results.length < body) results.push(null)
  results[body] = event.result
  return { ...loop, completed, results }
}
