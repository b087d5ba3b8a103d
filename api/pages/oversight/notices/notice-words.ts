import type { FastifyRequest } from 'fastify'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import type { OversightNotice } from '../../../oversight/notice.ts'
import { type OversightCause, oversightCauses } from '../../../oversight/rules.ts'
import { parkOf } from '../../../plugins/access.ts'

export function noticesHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/oversight`
}

export function causeWord(language: Language, cause: OversightCause): string {
  const [en, zh] = oversightCauses[cause]
  return language === 'zh' ? zh : en
}

const tones: { readonly [state in OversightNotice['state']]: Tag['tone'] } = {
  issued: 'blue',
  answered: 'yellow',
  escalated: 'red',
  closed: 'plain',
}

export function noticeTag(language: Language, { state }: Pick<OversightNotice, 'state'>): Tag {
  return { tone: tones[state], word: textIn(language, `oversight.state.${state}`) }
}
