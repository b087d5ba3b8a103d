import type { CaughtEvent, SingleCaughtEvent } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'

/** Whether who waits for the one waits for the other as well: names and codes count, times and conditions do not. */
export function isSameEvent(one: CaughtEvent | null, other: CaughtEvent | null): boolean {
  return signature(one) === signature(other)
}

function signature(event: CaughtEvent | null): string {
  const isParallel = event?.type === 'multiple' && event.parallel
  return JSON.stringify([isParallel, singleEvents<SingleCaughtEvent>(event).map(wordsOf)])
}

function wordsOf(event: SingleCaughtEvent): readonly (string | null)[] {
  if ('name' in event) return [event.type, event.name]
  return 'code' in event ? [event.type, event.code] : [event.type]
}
