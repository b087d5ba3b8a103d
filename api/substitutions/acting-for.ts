import type { ParkAccess } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import type { Task } from '../tasks/task.ts'
import { isWithin, type StandIn } from './substitution.ts'

type Place = Pick<Task, 'department' | 'permit' | 'processId'>

/** Those for whom this person may stand in at a task in one of its posts. */
export function standInsAt(access: ParkAccess, task: Place, post: string | null): readonly StandIn[] {
  return access.standIns.filter(
    (standIn) =>
      standIn.department === task.department && (post === null || standIn.post === post) && isWithin(standIn, task),
  )
}

/** For whom this person acts at a task: `null` = for themselves, as they hold its post. */
export function actingFor(access: ParkAccess, task: Place, post: string | null): StandIn | null {
  const isOwn = access.memberships.some(
    (membership) =>
      (task.department === null || membership.department === task.department) &&
      (post === null || membership.post === post),
  )
  return isOwn ? null : (standInsAt(access, task, post)[0] ?? null)
}

/** Who had a hand in something: the person, and for whom they did it. */
export interface Hand {
  readonly personId: string
  readonly forPersonId: string | null
}

/** Whether somebody has a hand in both, themselves or through a substitute. */
export function areOfOne(one: Hand, other: Hand): boolean {
  const hands = (hand: Hand) => [hand.personId, hand.forPersonId].filter((id) => id !== null)
  return hands(one).some((id) => hands(other).includes(id))
}

/** Nobody reviews and countersigns the same thing, also through a substitute (行政许可法 art. 34; domain.md §9). */
export function mustBeAnother(answered: Hand, checking: Hand): void {
  if (!areOfOne(checking, answered)) return
  throw new Refusal(
    'same-person',
    'Expected a second person: who reviewed it, or for whom it was reviewed, checks it here, also through a substitute.',
    '审查与复核不能是同一人，代岗也不例外：请由另一人复核。',
  )
}
