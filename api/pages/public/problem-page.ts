import type { FastifyReply, FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { ProblemPage } from '../../../templates/pages/public/models.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { ProblemDetails } from '../../plugins/problems.ts'
import { ownAddress } from '../address.ts'
import { frameOf } from '../frame.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../send-page.ts'
import { keptFields, type SignInState, showSignIn } from './sign-in-page.ts'

/** What went wrong, in words; whoever is not signed in is asked to sign in, and what they typed is kept. */
export async function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemDetails,
): Promise<FastifyReply> {
  if (problem.status === 401 && request.turnedAway !== null) {
    return await sendPage(request, reply, showSignIn(request, stateOf(request)), 401)
  }
  if (problem.status === 401 && request.method === 'GET') {
    return reply.redirect(`/sign-in?back=${encodeURIComponent(request.url)}`, 303)
  }
  return await sendPage(request, reply, renderPage('public/problem', problemPage(request, problem)), problem.status)
}

/** What a form had posted, to be read again and, where the fault is not in it, to be sent again. */
function keptPart(request: FastifyRequest, status: number): ProblemPage['kept'] {
  if (request.routeOptions.config.keepsTyped !== true) return null
  const fields = keptFields(request.body)
  const written = fields.filter(({ name, value }) => name !== 'commandId' && value.trim() !== '')
  if (fields.length === 0) return null
  return { written, again: status >= 500 ? { action: request.url, fields } : null }
}

/** A form goes on where it was; a file must be chosen again, on the page that it was chosen on. */
function stateOf(request: FastifyRequest): SignInState {
  if (request.isMultipart()) return { back: pageBefore(request), reason: 'signIn.fileAgain' }
  const kept = keptFields(request.body)
  // Also a form of one button is sent again rather than looked at.
  const sent = kept.length > 0 ? kept : [{ name: 'commandId', value: v7() }]
  return { back: ownAddress(request.url), reason: 'signIn.kept', kept: sent }
}

function pageBefore({ headers: { referer }, url }: FastifyRequest): string {
  if (referer === undefined || !URL.canParse(referer)) return ownAddress(url)
  const { pathname, search } = new URL(referer)
  return ownAddress(`${pathname}${search}`)
}

function problemPage(request: FastifyRequest, problem: ProblemDetails) {
  const isChinese = languageOf(request) === 'zh'
  const title = isChinese ? problem.titleZh : problem.title
  return {
    frame: frameOf(request, { title, audience: 'public' }),
    status: problem.status,
    code: problem.code,
    title,
    detail: isChinese ? problem.detailZh : problem.detail,
    errors: problem.errors.map(({ message, messageZh }) => (isChinese ? messageZh : message)),
    request: problem.instance.split(':').at(-1) ?? '',
    kept: keptPart(request, problem.status),
  }
}
