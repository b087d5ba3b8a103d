import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { KeptField } from '../../../templates/pages/public/models.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import { clearTokenCookie, setTokenCookie } from '../../plugins/session-token.ts'
import { Refusal } from '../../refusal.ts'
import { countAttempts } from '../../sessions/attempts.ts'
import { deleteSession } from '../../sessions/queries.ts'
import { signIn } from '../../sessions/sign-in.ts'
import { ownAddress } from '../address.ts'
import { frameOf, say } from '../frame.ts'
import { rememberLanguage } from '../language.ts'
import { page } from '../page-route.ts'
import { sendPage } from '../send-page.ts'
import { type Typed, textOf, typedBody } from '../typed.ts'
import { keptFields, showSignIn } from './sign-in-page.ts'

const KEPT = 'kept.'

/** Signing in and out, and the language of the pages. */
export const sessionPageRoutes: FeatureRoutes = async (app) => {
  const attempts = countAttempts(app, (request) => textOf(typedIn(request), 'account').toLowerCase())

  page(app, {
    url: '/sign-in',
    permission: 'signIn',
    summary: 'Sign in · 登录',
    params: z.object({}),
    query: z.object({ back: z.string().max(2_000).optional(), account: z.string().max(64).default('') }),
    show: async (request, _params, { back, account }) =>
      showSignIn(request, { back: ownAddress(back), reason: back === undefined ? null : 'signIn.needed', account }),
  })

  app.route({
    method: 'POST',
    url: '/sign-in',
    config: { permission: 'signIn', isVital: true },
    schema: { hide: true, tags: ['pages'], summary: 'Sign in · 登录', body: typedBody, response: { 200: z.string() } },
    handler: async (request, reply) => {
      const typed = typedIn(request)
      const [account, back] = [textOf(typed, 'account'), ownAddress(textOf(typed, 'back'))]
      const kept = keptFields(typed)
        .filter(({ name }) => name.startsWith(KEPT))
        .map(({ name, value }) => ({ name: name.slice(KEPT.length), value }))
      try {
        const { token } = await signIn(app.database, {
          account: account.slice(0, 64),
          password: String(typed['password'] ?? '').slice(0, 200),
          carriedBy: 'cookie',
          address: request.ip,
          userAgent: request.headers['user-agent'] ?? '',
          replaces: request.person,
          beforeCheck: () => attempts.check(request),
          afterFailure: () => attempts.countFailure(request),
        })
        setTokenCookie(reply, token)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const status = error.code === 'too-many-attempts' ? 429 : 401
        return await sendPage(request, reply, showSignIn(request, { back, account, kept, problem: error }), status)
      }
      return kept.length === 0
        ? reply.redirect(back, 303)
        : await sendPage(request, reply, showContinue(request, back, kept))
    },
  })

  app.route({
    method: 'POST',
    url: '/sign-out',
    // Whoever was signed out before, in another tab or by the clock, is where they want to be.
    config: { permission: 'signIn', isVital: true },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Sign out · 退出登录',
      body: typedBody.nullish(),
      response: { 303: z.string() },
    },
    handler: async (request, reply) => {
      const { person } = request
      if (person !== null) {
        await app.database.outsideParks((tx) => deleteSession(tx, person.personId, person.sessionId))
      }
      clearTokenCookie(reply)
      return reply.redirect('/', 303)
    },
  })

  app.route({
    method: 'GET',
    url: '/language/:language',
    config: { permission: 'readPublicPages' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Choose the language of the pages · 选择语言',
      params: z.object({ language: z.enum(['zh', 'en']) }),
      querystring: z.object({ back: z.string().max(2_000).optional() }),
      response: { 303: z.string() },
    },
    handler: async (request, reply) => {
      rememberLanguage(reply, request.params.language)
      return reply.redirect(ownAddress(request.query.back), 303)
    },
  })
}

function showContinue(request: FastifyRequest, action: string, kept: readonly KeptField[]): string {
  return renderPage('public/continue', {
    frame: frameOf(request, { title: say(request, 'continue.title'), audience: 'public' }),
    action,
    kept,
  })
}

// Its schema has made it so.
function typedIn(request: FastifyRequest): Typed {
  return (request.body ?? {}) as Typed
}
