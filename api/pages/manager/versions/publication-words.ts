import type { FastifyRequest } from 'fastify'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { PublicationHead } from '../../../publications/publication.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'

const TONES = { asked: 'yellow', published: 'green', refused: 'red', withdrawn: 'grey' } as const

export function publicationHref(request: FastifyRequest, id: string): string {
  return `/parks/${parkOf(request).park.slug}/designer/publications/${id}`
}

/** Who asked when, and what became of it. `now` in milliseconds. */
export function publicationWords(request: FastifyRequest, head: PublicationHead, now: number) {
  const { state, askedByName, askedAt, decidedByName, version } = head
  const language = languageOf(request)
  const time = dateAndTime(language, parkOf(request).park.zone, askedAt.getTime(), now)
  return {
    asked: textIn(language, 'publication.asked', { name: askedByName, time }),
    state: textIn(language, `publication.state.${state}`, { name: decidedByName ?? '', version: version ?? '' }),
    tone: TONES[state],
  }
}
