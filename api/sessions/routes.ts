import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { listOwnParks, listParks } from '../parks/queries.ts'
import { personOf } from '../plugins/access.ts'
import { clearTokenCookie, setTokenCookie } from '../plugins/session-token.ts'
import { Refusal } from '../refusal.ts'
import { countAttempts } from './attempts.ts'
import { deleteSession, listSessions } from './queries.ts'
import { meView, sessionView, signedInView, signInBody } from './schemas.ts'
import { signIn } from './sign-in.ts'

/** Signing in and out, and what one's own account is. */
export const sessionRoutes: FeatureRoutes = async (app) => {
  const attempts = countAttempts(app, accountIn)

  app.route({
    method: 'POST',
    url: '/api/v1/sessions',
    config: { permission: 'signIn', isVital: true },
    schema: { tags: ['sessions'], summary: 'Sign in · 登录', body: signInBody, response: { 201: signedInView } },
    handler: async (request, reply) => {
      const { token, sessionId, name, endsAt } = await signIn(app.database, {
        ...request.body,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        replaces: request.person,
        beforeCheck: () => attempts.check(request),
        afterFailure: () => attempts.countFailure(request),
      })
      const isCookie = request.body.carriedBy === 'cookie'
      if (isCookie) setTokenCookie(reply, token)
      return reply.code(201).send({ id: sessionId, name, endsAt: endsAt.toISOString(), token: isCookie ? null : token })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/sessions',
    config: { permission: 'useOwnAccount' },
    schema: { tags: ['sessions'], summary: 'Own sessions · 本人登录会话', response: { 200: z.array(sessionView) } },
    handler: async (request) => {
      const { personId, sessionId } = personOf(request)
      const sessions = await app.database.outsideParks((tx) => listSessions(tx, personId))
      return sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
        endsAt: session.endsAt.toISOString(),
        isThisOne: session.id === sessionId,
      }))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/sessions/current',
    config: { permission: 'useOwnAccount', isVital: true },
    schema: { tags: ['sessions'], summary: 'Sign out · 退出登录', response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { personId, sessionId } = personOf(request)
      await app.database.outsideParks((tx) => deleteSession(tx, personId, sessionId))
      clearTokenCookie(reply)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/sessions/:session',
    config: { permission: 'useOwnAccount' },
    schema: {
      tags: ['sessions'],
      summary: 'End one of the own sessions · 下线某个会话',
      params: z.object({ session: z.uuid() }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { personId } = personOf(request)
      const existed = await app.database.outsideParks((tx) => deleteSession(tx, personId, request.params.session))
      if (!existed) throw noSuchSession(request.params.session)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/me',
    config: { permission: 'useOwnAccount' },
    schema: { tags: ['sessions'], summary: 'Who I am · 本人信息', response: { 200: meView } },
    handler: async (request) => {
      const { personId, name, account, isAdministrator } = personOf(request)
      const parks = await app.database.outsideParks(
        (tx) => (isAdministrator ? listParks(tx) : listOwnParks(tx, personId)),
        personId,
      )
      return {
        id: personId,
        name,
        account,
        isAdministrator,
        parks: parks.map((park) => ({ slug: park.slug, name: park.name })),
      }
    },
  })
}

function accountIn(request: FastifyRequest): string {
  const body = signInBody.safeParse(request.body)
  return body.success ? body.data.account.trim().toLowerCase() : ''
}

function noSuchSession(id: string): Refusal {
  return new Refusal('not-found', `Expected a session of yours, but found none with id ${id}.`, '未找到该会话。')
}
