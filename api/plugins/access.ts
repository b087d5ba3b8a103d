import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { Actor } from '../../engine/index.ts'
import type { Park } from '../parks/park.ts'
import type { Post } from '../people/posts.ts'
import type { ParkRole } from '../permissions.ts'
import type { StandIn } from '../substitutions/substitution.ts'
import type { Tx } from './database.ts'
import { givenId } from './request-id.ts'

/** Who is asking. */
export interface SignedIn {
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly sessionId: string
  /** Administers the whole installation: parks, people and memberships, never applications. */
  readonly isAdministrator: boolean
}

/** What the person is in the park that the address names. */
export interface ParkAccess {
  readonly park: Park
  readonly roles: ReadonlySet<ParkRole>
  readonly memberships: readonly Membership[]
  /** Posts of others in which the person stands in now; they are among the roles. */
  readonly standIns: readonly StandIn[]
  readonly enterprises: readonly EnterpriseRelation[]
}

export interface Membership {
  readonly department: string
  readonly post: Post
  readonly standing: 'primary' | 'deputy'
}

export interface EnterpriseRelation {
  readonly enterpriseId: string
  readonly relation: 'owner' | 'filer'
}

/** The person behind a request; only for routes whose permission is not public. */
export function personOf(request: FastifyRequest): SignedIn {
  if (request.person === null) throw new Error(`Expected a signed-in person at ${request.url}, but found none.`)
  return request.person
}

/** The park of a request under `/parks/{park}/` and what the person is there. */
export function parkOf(request: FastifyRequest): ParkAccess {
  if (request.parkAccess === null) throw new Error(`Expected a park in the address ${request.url}, but found none.`)
  return request.parkAccess
}

/** One transaction in the park of the request. */
export function inParkOf<Result>(request: FastifyRequest, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return request.server.database.inPark(parkOf(request).park.id, work)
}

/** The actor of a command that this request sends. */
export function actorOf(request: FastifyRequest): Actor {
  return { type: 'person', person: personOf(request).personId }
}

/**
 * The command's id is the Idempotency-Key where there is one, else that of the request: so the journal, the event stream
 * and webhooks say by which request something came about. An id that the caller gave is not taken, for callers may give
 * the same to several requests.
 */
export function commandIdOf(request: FastifyRequest): string {
  if (request.idempotencyKey !== null) return request.idempotencyKey
  return givenId(request.raw) === null ? request.id : v7()
}
