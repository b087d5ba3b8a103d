import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { z } from 'zod'
import { errors, isListed } from '../errors.ts'
import type { Permission } from '../permissions.ts'
import { Refusal } from '../refusal.ts'
import { sendPage } from './send-page.ts'
import { type Typed, typedBody } from './typed.ts'

/** What a form of a page begins with, or what came back with it. */
export interface FormState {
  readonly typed: Typed
  readonly problem: Refusal | null
  /** For the hidden field `commandId`: pressing twice does it once. A new one for each time the form is shown. */
  readonly commandId: string
}

interface Address<Params extends z.ZodType> {
  readonly url: string
  readonly permission: Permission
  /** For the description of the routes: English · 中文. */
  readonly summary: string
  readonly params: Params
}

export interface Page<Params extends z.ZodType, Query extends z.ZodType> extends Address<Params> {
  readonly query: Query
  /** The HTML, or the page that is to be seen instead. */
  readonly show: (
    request: FastifyRequest,
    params: z.output<Params>,
    query: z.output<Query>,
  ) => Promise<string | Instead>
}

/** Another page than the one that was asked for: a form that was submitted meanwhile, a document that moved. */
export interface Instead {
  readonly instead: string
}

/** A page that is looked at. */
export function page<Params extends z.ZodType, Query extends z.ZodType>(
  app: FastifyInstance,
  { url, permission, summary, params, query, show }: Page<Params, Query>,
): void {
  app.route({
    method: 'GET',
    url,
    config: { permission },
    schema: { hide: true, tags: ['pages'], summary, params, querystring: query, response: { 200: z.string() } },
    handler: async (request, reply) => {
      // The schemas above have made them so.
      const shown = await show(request, request.params as z.output<Params>, request.query as z.output<Query>)
      if (typeof shown !== 'string') return reply.redirect(shown.instead, 303)
      return await sendPage(request, reply, shown)
    },
  })
}

/** HTML that belongs to this answer alone, such as a secret, and stands at no address. */
export interface ShownOnce {
  readonly shown: string
}

export interface PageForm<Params extends z.ZodType> extends Address<Params> {
  /** Does it, and gives the address to go on with. A `Refusal` brings the page back with what was typed. */
  readonly act: (request: FastifyRequest, params: z.output<Params>, typed: Typed) => Promise<string | ShownOnce>
  /** The page that the form stands on. */
  readonly show: (request: FastifyRequest, params: z.output<Params>, form: FormState) => Promise<string>
  /** Goes on while the server sheds load. */
  readonly isVital?: boolean
}

/**
 * What a form of a page does. It leads on with 303, so that *back* and *reload* do nothing twice. Its hidden field
 * `commandId` is the Idempotency-Key. What is refused comes back on the same page with what was typed; a session that
 * has ended asks to sign in and keeps it too.
 */
export function pageForm<Params extends z.ZodType>(
  app: FastifyInstance,
  { url, permission, summary, params, act, show, isVital = false }: PageForm<Params>,
): void {
  app.route({
    method: 'POST',
    url,
    config: { permission, isVital, keepsTyped: true },
    schema: {
      hide: true,
      tags: ['pages'],
      summary,
      params,
      body: typedBody,
      response: { 200: z.string(), 303: z.string() },
    },
    handler: async (request, reply) => {
      // The schemas above have made them so.
      const [given, typed] = [request.params as z.output<Params>, request.body as Typed]
      return await answerForm(request, reply, {
        act: () => act(request, given, typed),
        show: (problem) => show(request, given, { typed, problem, commandId: v7() }),
      })
    },
  })
}

/** Leads on with 303, or shows what is shown once; a `Refusal` brings the page back. */
export async function answerForm(
  request: FastifyRequest,
  reply: FastifyReply,
  form: { readonly act: () => Promise<string | ShownOnce>; readonly show: (problem: Refusal) => Promise<string> },
): Promise<FastifyReply> {
  try {
    const done = await form.act()
    return typeof done === 'string' ? reply.redirect(done, 303) : await sendPage(request, reply, done.shown)
  } catch (error) {
    if (!(error instanceof Refusal) || !staysOnPage(error)) throw error
    return await sendPage(request, reply, await form.show(error), statusOf(error))
  }
}

/** A form as it is shown at first. */
export function freshForm(typed: Typed = {}): FormState {
  return { typed, problem: null, commandId: v7() }
}

/** Without right or without the thing itself there is no page to come back to. */
function staysOnPage(refusal: Refusal): boolean {
  return ![401, 403, 404, 500, 503].includes(statusOf(refusal))
}

function statusOf({ code }: Refusal): number {
  return isListed(code) ? errors[code][0] : 500
}
