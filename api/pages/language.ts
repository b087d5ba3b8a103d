import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../templates/texts/text.ts'

const COOKIE = 'siji-language'
const ONE_YEAR = 31_536_000

interface CookieBearer {
  readonly cookies?: FastifyRequest['cookies'] | null
}

/** Chinese, unless the person chose English, or is turned away before cookies are read. */
export function languageOf(request: CookieBearer): Language {
  return request.cookies?.[COOKIE] === 'en' ? 'en' : 'zh'
}

export function rememberLanguage(reply: FastifyReply, language: Language): void {
  reply.setCookie(COOKIE, language, { path: '/', sameSite: 'lax', httpOnly: true, maxAge: ONE_YEAR })
}
