import { findGround } from '../../engine/index.ts'
import type { Membership, ParkAccess } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'

/** Whose time it is about. */
export interface ClockPlace {
  readonly applicationId: string
  /** The application's own, or of a process that it calls. */
  readonly instanceId: string
  /** 0 = the whole application. */
  readonly key: number
  readonly department: string | null
  /** Of the process; its window and its reviewer ask for corrections. */
  readonly leadDepartment: string
}

/**
 * As whom this person stops a clock on that ground: by the post that the ground asks for, in the department concerned;
 * `lead` is the reviewer of the lead department (domain.md §5). An unknown ground is for the engine to refuse.
 */
export function pausingAs(access: ParkAccess, place: ClockPlace, ground: string): Membership {
  const { startedBy } = findGround(ground) ?? { startedBy: ['reviewer', 'signatory'] }
  const found = pausingMembership(access, place, startedBy)
  if (found === undefined) throw notYours(startedBy)
  return found
}

/** Whether this person stops a clock there on that ground, for the form that offers it. */
export function mayPause(access: ParkAccess, place: Whose, ground: string): boolean {
  return pausingMembership(access, place, findGround(ground)?.startedBy ?? []) !== undefined
}

type Whose = Pick<ClockPlace, 'department' | 'leadDepartment'>

function pausingMembership(access: ParkAccess, place: Whose, startedBy: readonly string[]): Membership | undefined {
  return access.memberships.find((membership) =>
    startedBy.some((post) => {
      if (post === 'lead') return membership.post === 'reviewer' && membership.department === place.leadDepartment
      if (post === 'windowClerk') return membership.post === post && membership.department === place.leadDepartment
      return membership.post === post && membership.department === place.department
    }),
  )
}

/** Who ends a suspension: somebody of the department that began it, which the engine holds against the ledger. */
export function resumingAs(access: ParkAccess, place: ClockPlace): Membership {
  const posts = ['windowClerk', 'reviewer', 'signatory']
  const of = (department: string | null) =>
    access.memberships.find((each) => each.department === department && posts.includes(each.post))
  const found = of(place.department) ?? of(place.leadDepartment)
  if (found !== undefined) return found
  // Of another department: it is the ledger that says no, and whose suspension it is.
  const other = access.memberships.find(({ post }) => posts.includes(post))
  if (other === undefined) throw notYours(posts)
  return other
}

/** The head alone extends (行政许可法 art. 42). */
export function extendingAs(access: ParkAccess, place: ClockPlace): Membership {
  const found = access.memberships.find(
    ({ post, department }) => post === 'signatory' && department === place.department,
  )
  if (found === undefined) throw notYours(['signatory'])
  return found
}

function notYours(posts: readonly string[]): Refusal {
  const names = posts.length === 0 ? 'the process itself' : posts.join(', ')
  return new Refusal(
    'clock-not-yours',
    `Expected one of ${names} in the department concerned.`,
    '您的岗位不能对该时限进行此操作。',
  )
}
