import type { FastifyRequest } from 'fastify'
import type { PageFrame, Step } from '../../templates/pages/frame.ts'
import { textIn } from '../../templates/texts/catalogue.ts'
import { languageOf } from './language.ts'
import { barOf, navigationOf } from './navigation.ts'
import { timeBanner } from './time-banner.ts'

export interface FrameOptions {
  readonly title: string
  readonly audience: PageFrame['audience']
  /** Where the person acts, beside their name: a department and post, or an enterprise. */
  readonly place?: string | null
  /** The park's name where the page is not inside a park. */
  readonly park?: string | null
  readonly path?: readonly Step[]
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
}

/** The frame of a page for whoever asks: their language, their park, what they may go to. */
export function frameOf(request: FastifyRequest, options: FrameOptions): PageFrame {
  const language = languageOf(request)
  const access = request.parkAccess
  const path = request.url.split('?', 1)[0] ?? request.url
  return {
    title: options.title,
    language,
    htmlLang: language === 'zh' ? 'zh-CN' : 'en',
    otherLang: language === 'zh' ? 'en' : 'zh-CN',
    audience: options.audience,
    park: access?.park.name ?? options.park ?? null,
    homeHref: request.person === null ? '/' : '/home',
    ...barOf(access === null ? [] : navigationOf(access, path, language, request.server.config.mode), language),
    person: request.person === null ? null : { name: request.person.name, place: options.place ?? null },
    signInHref: '/sign-in',
    languageHref: `/language/${language === 'zh' ? 'en' : 'zh'}?back=${encodeURIComponent(shownAddress(request))}`,
    path: options.path ?? [],
    timeBanner: timeBanner(request),
    demo: request.server.config.mode === 'demo',
    scripts: options.scripts ?? [],
    styles: options.styles ?? [],
  }
}

/** The text of a key in the language of whoever asks. */
export function say(
  request: FastifyRequest,
  ...text: Parameters<typeof textIn> extends [unknown, ...infer Rest] ? Rest : never
): string {
  return textIn(languageOf(request), ...text)
}

// What answers a form is shown again by asking for the page before it.
function shownAddress(request: FastifyRequest): string {
  return request.method === 'GET' ? request.url : '/home'
}
