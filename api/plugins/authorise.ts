import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Post } from '../people/posts.ts'
import { listOwnPosts } from '../people/queries.ts'
import { isAllowed, type Permission, permissions, type Role } from '../permissions.ts'
import { Refusal } from '../refusal.ts'
import { createIdentityFinder, type FindIdentity } from '../sessions/find-identity.ts'
import type { ParkAccess } from './access.ts'
import { notAllowed } from './not-allowed.ts'
import { tokenOf } from './session-token.ts'

/** A route and what it asks of the caller. */
export interface PermittedRoute {
  readonly method: string
  readonly url: string
  readonly permission: Permission
}

/** What every request knows of who sent it; before the first route, or that route's requests would not. */
export function knowCaller(app: FastifyInstance): void {
  app.decorateRequest('person', null)
  app.decorateRequest('parkAccess', null)
  app.decorateRequest('turnedAway', null)
}

/** Finds who asks and in which park, and lets in only whom the route's permission names. Before any body is read. */
export function authorise(app: FastifyInstance): void {
  const routes: PermittedRoute[] = []
  const find = createIdentityFinder(app.database)
  app.decorate('permittedRoutes', routes)
  app.addHook('onRoute', (route) => {
    const permission = requirePermission(route)
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, permission })
  })
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config
    if (permission === undefined) return // No route was found: the answer is 404.
    try {
      await identify(request, permission, find)
    } catch (error) {
      // What was typed is read first, so that it can be kept until the person has signed in again or the fault is over.
      if (!(error instanceof Error) || request.routeOptions.config.keepsTyped !== true) throw error
      request.turnedAway = error
    }
  })
  app.addHook('preValidation', async ({ turnedAway }) => {
    if (turnedAway !== null) throw turnedAway
  })
}

function requirePermission(route: RouteOptions): Permission {
  const permission = route.config?.permission
  if (permission !== undefined && Object.hasOwn(permissions, permission)) return permission
  throw new Error(`Expected the route ${String(route.method)} ${route.url} to name a permission, but it names none.`)
}

async function identify(request: FastifyRequest, permission: Permission, find: FindIdentity): Promise<void> {
  const isPublic = isAllowed(permission, new Set(['public']))
  const token = tokenOf(request)
  const slug = isPublic ? null : parkInAddress(request)
  const identity = token === null ? null : await find(token, slug)
  request.person = identity?.person ?? null
  if (isPublic) return
  if (identity === null) throw notSignedIn()

  const roles = new Set<Role>(['signedIn'])
  if (slug !== null) {
    request.parkAccess = entered(identity.access, slug)
    for (const role of request.parkAccess.roles) roles.add(role)
  } else {
    if (identity.person.isAdministrator) roles.add('admin')
    for (const post of await postsIfNeeded(request, permission, roles)) roles.add(post)
  }
  if (!isAllowed(permission, roles)) throw notAllowed(permission)
}

/** No park is named: what somebody is in any of theirs, looked up only for what they may not do anyway. */
async function postsIfNeeded(
  { server, person }: FastifyRequest,
  permission: Permission,
  roles: ReadonlySet<Role>,
): Promise<readonly Post[]> {
  if (person === null || isAllowed(permission, roles)) return []
  return await server.database.outsideParks((tx) => listOwnPosts(tx, person.personId), person.personId)
}

/** A park in which one has no role looks like one that does not exist. */
function entered(access: ParkAccess | null, slug: string): ParkAccess {
  if (access === null || access.roles.size === 0) {
    throw new Refusal('not-found', `Expected a park of yours, but found none called ${slug}.`, `未找到园区 ${slug}。`)
  }
  return access
}

function parkInAddress(request: FastifyRequest): string | null {
  if (request.routeOptions.url?.includes('/parks/:park') !== true) return null
  const { params } = request
  return typeof params === 'object' && params !== null && 'park' in params ? String(params.park) : null
}

function notSignedIn(): Refusal {
  return new Refusal(
    'not-signed-in',
    'Expected a session, but there is none or it has ended. Sign in first.',
    '未登录或登录已失效，请先登录。',
  )
}
