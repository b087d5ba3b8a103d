import type { Post } from '../people/posts.ts'

/** For what somebody stands in: everything, or certain departments, permits (letters) or processes (keys). */
export const scopes = ['all', 'departments', 'permits', 'processes'] as const

export type Scope = (typeof scopes)[number]

/** 代岗: from `fromAt` on and before `untilAt`, virtual time; it ends by itself. */
export interface Substitution {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly substituteId: string
  readonly substituteName: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly scope: Scope
  readonly scopeValues: readonly string[]
  readonly reason: string
  readonly enteredByName: string
  readonly endedBy: string | null
}

/** Who is away now, who stands in, and for what. */
export type Absence = Pick<Substitution, 'personId' | 'substituteId' | 'scope' | 'scopeValues'>

/** A post of somebody else that a substitute holds for now. */
export interface StandIn {
  readonly department: string
  readonly post: Post
  readonly personId: string
  readonly personName: string
  readonly scope: Scope
  readonly scopeValues: readonly string[]
}

/** What decides whether a task is within a scope. */
export interface Scoped {
  readonly department: string | null
  readonly permit: string | null
  readonly processId: string
}

/** Posts in which one may be stood in for; who heads the park or oversees it is not replaced so. */
export const replaceablePosts = ['windowClerk', 'reviewer', 'checker', 'signatory'] as const satisfies readonly Post[]

export function isReplaceable(post: Post): boolean {
  return replaceablePosts.some((each) => each === post)
}

export function isWithin({ scope, scopeValues }: Pick<StandIn, 'scope' | 'scopeValues'>, task: Scoped): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'departments':
      return task.department !== null && scopeValues.includes(task.department)
    case 'permits':
      return task.permit !== null && scopeValues.includes(task.permit)
    case 'processes':
      return scopeValues.includes(task.processId)
  }
}
