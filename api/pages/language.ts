import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../templates/texts/text.ts'

const COOKIE = 'siji-language'
const ONE_YEAR = 31_536_000

/** Chinese, unless the person chose English. */
export function languageOf(request: FastifyRequest): Language {
  return request.cookies[COOKIE] === 'en' ? 'en' : 'zh'
}

export function rememberLanguage(reply: FastifyReply, language: Language): void {
  reply.setCookie(COOKIE, language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: ONE_YEAR })
}
