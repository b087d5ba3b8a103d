import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, RouteHandlerMethod, RouteOptions } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { isAllowed } from '../permissions.ts'
import { problemSchema } from './problems.ts'

const problemResponse = {
  description: 'Problem details (RFC 9457) · 错误说明',
  content: { 'application/problem+json': { schema: problemSchema } },
}

// Only what the page itself needs; it loads nothing from elsewhere.
const pageSources =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** OpenAPI 3.1 from the routes' own schemas: JSON at `/docs/json`, a page at `/docs`. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', completeDescription)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Siji 四即',
        description:
          'Construction approvals in industrial parks · 产业园区工程建设审批. Every write accepts an Idempotency-Key (UUID). ' +
          'A browser signs in with a cookie; programs sign in with carriedBy=bearer and send the token.',
        version: '0.1.0',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'siji' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: pageSources })
}

function completeDescription(this: FastifyInstance, route: RouteOptions): void {
  if (route.url.startsWith('/docs')) {
    route.config = { ...route.config, permission: 'readPublicPages' }
    if (route.url === '/docs/json') route.handler = describeOnce(this)
    return
  }
  const permission = route.config?.permission
  if (route.schema === undefined || permission === undefined) return
  const isPublic = isAllowed(permission, new Set(['public']))
  route.schema = {
    ...route.schema,
    ...(isPublic ? {} : { security: [{ bearer: [] }, { cookie: [] }] }),
    response: { ...asRecord(route.schema.response), '4xx': problemResponse, '5xx': problemResponse },
  }
}

/** Anybody may ask for it as often as they like, and writing it out takes as long as fifty other answers. */
function describeOnce(app: FastifyInstance): RouteHandlerMethod {
  let text: string | undefined
  return async (_request, reply) => {
    text ??= JSON.stringify(app.swagger())
    return await reply.type('application/json; charset=utf-8').send(text)
  }
}

function asRecord(response: unknown): object {
  return typeof response === 'object' && response !== null ? response : {}
}
