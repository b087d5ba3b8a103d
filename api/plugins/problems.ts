import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ErrorCode, errors, isListed } from '../errors.ts'
import { type FoundIssue, issuesInBothLanguages } from '../issues-in-both-languages.ts'
import { sendProblemPage } from '../pages/public/problem-page.ts'
import { wantsPage } from '../pages/send-page.ts'
import { invalidRequest, Refusal } from '../refusal.ts'
import { classifyFailure } from './failures.ts'
import { loggedError } from './logged-error.ts'

/** RFC 9457 problem details, with our code and the Chinese sentence beside the English one. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  titleZh: z.string(),
  status: z.number().int(),
  code: z.string().describe('Stable; programs decide by it'),
  detail: z.string(),
  detailZh: z.string(),
  instance: z.string().describe('Id of the request, as the log has it'),
  errors: z
    .array(
      z.object({
        field: z.string(),
        code: z.string(),
        message: z.string(),
        messageZh: z.string(),
        line: z.number().int().nullable().optional(),
      }),
    )
    .readonly(),
})

export type ProblemDetails = z.infer<typeof problemSchema>

const RETRY_AFTER_SECONDS = 5

/** Everything that goes wrong is answered here, once: as a page for people, else as `application/problem+json`. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => send(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    send(
      new Refusal(
        'not-found',
        `Expected an address of the API, but there is no ${request.method} ${pathOf(request)}.`,
        `没有 ${request.method} ${pathOf(request)} 这个地址。`,
      ),
      request,
      reply,
    ),
  )
}

function send(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply | Promise<FastifyReply> {
  const refusal = refusalOf(error, request)
  const problem = problemOf(refusal, request.id)
  if (problem.status === 503) {
    // Expected while the database is away or the load too high: one short line each, not a stack.
    request.log.warn({ code: problem.code, reason: loggedError(error).message }, 'turned away')
    reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  } else if (problem.status >= 500) {
    request.log.error({ err: error, code: problem.code }, 'request failed')
  }
  if (wantsPage(request)) return sendProblemPage(request, reply, problem)
  // The plain serializer: a route's schemas describe what it answers when all goes well.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem)
}

/** The problem document of a refusal; an unlisted code is a fault of ours. */
export function problemOf(refusal: Refusal, requestId: string): ProblemDetails {
  const code: ErrorCode = isListed(refusal.code) ? refusal.code : 'internal-error'
  const [status, title, titleZh] = errors[code]
  return {
    type: `https://siji.dev/problems/${code}`,
    title,
    titleZh,
    status,
    code,
    detail: refusal.message,
    detailZh: refusal.messageZh,
    instance: `urn:siji:request:${requestId}`,
    errors: refusal.fields,
  }
}

function refusalOf(error: FastifyError | Error, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error
  if (!hasZodFastifySchemaValidationErrors(error)) return classifyFailure(error)
  const part = error.validationContext ?? 'request'
  return invalidRequest(part, issuesIn(part, request))
}

/** What is wrong with a part of the request, which stands there as it was sent because it was refused. */
function issuesIn(part: string, request: FastifyRequest): readonly FoundIssue[] {
  const { body, querystring, params, headers } = request.routeOptions.schema ?? {}
  const parts: { readonly [part: string]: readonly [schema: unknown, sent: unknown] } = {
    body: [body, request.body],
    querystring: [querystring, request.query],
    params: [params, request.params],
    headers: [headers, request.headers],
  }
  const [schema, sent] = parts[part] ?? []
  return schema instanceof z.ZodType ? issuesInBothLanguages(schema, sent) : []
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url
}
