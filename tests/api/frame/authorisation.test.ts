import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { savePark } from '../../../api/parks/queries.ts'
import { type ParkRole, type Permission, permissions, type Role } from '../../../api/permissions.ts'
import type { PermittedRoute } from '../../../api/plugins/authorise.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { CallAnswer, Caller } from '../../support/caller.ts'

const accounts: { readonly [role in ParkRole]: string } = {
  windowClerk: 'window',
  reviewer: 'reviewer-civil-air-defence',
  checker: 'checker-civil-air-defence',
  signatory: 'signatory-park-approval-bureau',
  manager: 'manager',
  overseer: 'overseer',
  assistant: 'assistant',
  worker: 'worker',
  owner: 'owner',
  filer: 'filer',
  admin: 'admin',
}

let site: TestApp
let routes: readonly PermittedRoute[]

beforeAll(async () => {
  site = await startTestApp()
  routes = site.app.permittedRoutes.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
  const id = v7()
  const elsewhere = {
    id,
    slug: 'elsewhere',
    name: '另一园区',
    zone: 'Asia/Shanghai',
    closingTime: '17:30',
    officeHours: [],
    approvesPublications: false,
  }
  await site.database.inPark(id, (tx) => savePark(tx, elsewhere))
})
afterAll(async () => {
  await site.close()
})

/**
 * A request that does nothing: whoever may call the route is told that its Idempotency-Key is no UUID, which is looked
 * at after the permission.
 */
async function knock(caller: Caller, { method, url }: PermittedRoute, park: string): Promise<CallAnswer> {
  const address = url
    .replace(':park', park)
    .replace('*', 'index.html')
    .replaceAll(/:\w+/g, '0193a5e0-0000-7000-8000-000000000000')
  return await caller.call({ method: method as 'GET', url: address, headers: { 'idempotency-key': 'knock' } })
}

function mayDo(permission: Permission, roles: readonly Role[]): boolean {
  return permissions[permission].some((role: Role) => roles.includes(role))
}

const wasLetIn = { status: 400, code: 'invalid-idempotency-key' }

function outcomeOf({ status, body }: CallAnswer) {
  return { status, code: String(body.code) }
}

describe.each(Object.keys(accounts) as ParkRole[])('somebody who is %s', (role) => {
  test('is let in exactly where the permission names the role, in the own park', async () => {
    const caller = await site.as(accounts[role])

    const wrong: unknown[] = []
    for (const route of routes) {
      const found = outcomeOf(await knock(caller, route, 'demo'))
      // Outside parks a post counts that is held in any park; what one is to an enterprise does not.
      const isInside = route.url.includes(':park')
      const isOfEnterprise = role === 'owner' || role === 'filer'
      const roles: Role[] = ['public', 'signedIn', ...(isInside || !isOfEnterprise ? [role] : [])]
      const expected = mayDo(route.permission, roles) ? wasLetIn : { status: 403, code: 'not-allowed' }
      if (found.status !== expected.status || found.code !== expected.code) wrong.push({ ...route, expected, found })
    }

    expect(wrong).toEqual([])
  })

  test('finds nothing in a park that is not theirs or does not exist', async () => {
    const caller = await site.as(accounts[role])
    const inside = routes.filter(({ url }) => url.includes(':park'))

    const wrong: unknown[] = []
    for (const route of inside) {
      // An administrator of the installation belongs to every park that exists.
      for (const park of role === 'admin' ? ['nowhere'] : ['elsewhere', 'nowhere']) {
        const found = outcomeOf(await knock(caller, route, park))
        if (found.status !== 404 || found.code !== 'not-found') wrong.push({ ...route, park, found })
      }
    }

    expect(wrong).toEqual([])
  })
})

describe('somebody who is not signed in', () => {
  test('is let in to public routes only', async () => {
    const wrong: unknown[] = []
    for (const route of routes) {
      const found = outcomeOf(await knock(site.nobody, route, 'demo'))
      const expected = mayDo(route.permission, ['public']) ? wasLetIn : { status: 401, code: 'not-signed-in' }
      if (found.status !== expected.status || found.code !== expected.code) wrong.push({ ...route, expected, found })
    }

    expect(wrong).toEqual([])
  })
})

describe('the routes', () => {
  test('are there to be walked, and every permission belongs to one', () => {
    const used = new Set(routes.map(({ permission }) => permission))

    expect(routes.length).toBeGreaterThan(20)
    expect(Object.keys(permissions).filter((name) => !used.has(name as Permission))).toEqual([])
  })

  test('refuses to start with a route that names no permission', async () => {
    const { default: fastify } = await import('fastify')
    const { authorise } = await import('../../../api/plugins/authorise.ts')
    const app = fastify()
    authorise(app)

    expect(() => app.get('/forgotten', async () => 'open to all')).toThrow('names none')
  })
})
