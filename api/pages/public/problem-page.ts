import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { ProblemDetails } from '../../plugins/problems.ts'
import { ownAddress } from '../address.ts'
import { frameOf } from '../frame.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../send-page.ts'
import { keptFields, showSignIn } from './sign-in-page.ts'

/** What went wrong, in words; whoever is not signed in is asked to sign in, and what they typed is kept. */
export async function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemDetails,
): Promise<FastifyReply> {
  if (problem.status === 401 && request.endedSession !== null) {
    const kept = keptFields(request.body)
    const html = showSignIn(request, { back: ownAddress(request.url), reason: 'signIn.kept', kept })
    return await sendPage(request, reply, html, 401)
  }
  if (problem.status === 401 && request.method === 'GET') {
    return reply.redirect(`/sign-in?back=${encodeURIComponent(request.url)}`, 303)
  }
  return await sendPage(request, reply, renderPage('public/problem', problemPage(request, problem)), problem.status)
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
  }
}
