import { findGround } from '../../engine/index.ts'
import type { Membership, ParkAccess } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { isWithin } from '../substitutions/substitution.ts'

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
  /** Letter of the permit that it is about; `null` = of none. */
  readonly permit: string | null
  readonly processId: string
}

/** A post in which somebody moves a clock: their own, or that of somebody for whom they stand in. */
export interface ActingPost extends Pick<Membership, 'department' | 'post'> {
  readonly forPersonId: string | null
}

type Whose = Pick<ClockPlace, 'department' | 'leadDepartment' | 'permit' | 'processId'>

/** Whose the clocks of a place are: those of no department are the lead's. */
export function departmentOf({
  department,
  leadDepartment,
}: Pick<ClockPlace, 'department' | 'leadDepartment'>): string {
  return department ?? leadDepartment
}

/** Whether a reviewer stops clocks on this ground with the head, so that a second person approves it (domain.md §5). */
export function needsApproval(ground: string): boolean {
  const { stops = [], startedBy = [] } = findGround(ground) ?? {}
  return stops.some((clock) => clock === 'statutory') && startedBy.includes('reviewer')
}

/** The posts that a person holds there, as the head before any other, and their own before those of others. */
export function actingPosts(access: ParkAccess, place: Whose): readonly ActingPost[] {
  const own = access.memberships.map(({ department, post }) => ({ department, post, forPersonId: null }))
  const ofOthers = access.standIns
    .filter((standIn) => isWithin(standIn, { ...place, department: standIn.department }))
    .map(({ department, post, personId }) => ({ department, post, forPersonId: personId }))
  return [...own, ...ofOthers].toSorted((a, b) => Number(b.post === 'signatory') - Number(a.post === 'signatory'))
}

/**
 * As whom this person stops a clock on that ground: by the post that the ground asks for, in the department concerned;
 * `lead` is the reviewer of the lead department (domain.md §5). An unknown ground is for the engine to refuse.
 */
export function pausingAs(access: ParkAccess, place: Whose, ground: string): ActingPost {
  const { startedBy } = findGround(ground) ?? { startedBy: ['reviewer', 'signatory'] }
  const found = pausingPost(access, place, startedBy)
  if (found === undefined) throw notYours(startedBy)
  return found
}

/** Whether this person stops a clock there on that ground, for the form that offers it. */
export function mayPause(access: ParkAccess, place: Whose, ground: string): boolean {
  return pausingPost(access, place, findGround(ground)?.startedBy ?? []) !== undefined
}

function pausingPost(access: ParkAccess, place: Whose, startedBy: readonly string[]): ActingPost | undefined {
  return actingPosts(access, place).find((acting) =>
    startedBy.some((post) => {
      if (post === 'lead') return acting.post === 'reviewer' && acting.department === place.leadDepartment
      if (post === 'windowClerk') return acting.post === post && acting.department === place.leadDepartment
      return acting.post === post && acting.department === departmentOf(place)
    }),
  )
}

/** Who ends a suspension: somebody of the department that began it, which the engine holds against the ledger. */
export function resumingAs(access: ParkAccess, place: Whose): ActingPost {
  const posts = ['windowClerk', 'reviewer', 'signatory']
  const acting = actingPosts(access, place).filter(({ post }) => posts.includes(post))
  const of = (department: string | null) => acting.find((each) => each.department === department)
  // Of another department: it is the ledger that says no, and whose suspension it is.
  const found = of(departmentOf(place)) ?? of(place.leadDepartment) ?? acting[0]
  if (found === undefined) throw notYours(posts)
  return found
}

/** The head alone extends (行政许可法 art. 42) and approves what is asked, or who stands in for them. */
export function extendingAs(access: ParkAccess, place: Whose): ActingPost {
  return actingAs(access, place, ['signatory'])
}

/** Who asks the head for an extension, or takes back what was asked: whoever judges there. */
export function askingAs(access: ParkAccess, place: Whose): ActingPost {
  return actingAs(access, place, ['reviewer', 'signatory'])
}

export function mayAsk(access: ParkAccess, place: Whose): boolean {
  return postsAt(access, place, ['reviewer', 'signatory']).length > 0
}

export function mayDecide(access: ParkAccess, place: Whose): boolean {
  return postsAt(access, place, ['signatory']).length > 0
}

function actingAs(access: ParkAccess, place: Whose, posts: readonly string[]): ActingPost {
  const [found] = postsAt(access, place, posts)
  if (found === undefined) throw notYours(posts)
  return found
}

function postsAt(access: ParkAccess, place: Whose, posts: readonly string[]): readonly ActingPost[] {
  return actingPosts(access, place).filter(
    ({ post, department }) => posts.includes(post) && department === departmentOf(place),
  )
}

function notYours(posts: readonly string[]): Refusal {
  const names = posts.length === 0 ? 'the process itself' : posts.join(', ')
  return new Refusal(
    'clock-not-yours',
    `Expected one of ${names} in the department concerned.`,
    '您的岗位不能对该时限进行此操作。',
  )
}
