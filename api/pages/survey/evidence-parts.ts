import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { EvidencePart } from '../../../templates/pages/survey/models.ts'
import { parkOf } from '../../plugins/access.ts'
import { type Evidence, isFilm } from '../../rectifications/rectification.ts'
import { readableSize } from '../enterprise/filling/material-parts.ts'
import { say } from '../frame.ts'
import { dateAndTime } from '../parts/dates.ts'
import type { Showing } from '../parts/deadline-parts.ts'

/** Films and photos as they are played and looked at; `removal` is where one is taken away, `null` = they stay. */
export function evidenceParts(
  request: FastifyRequest,
  { language, office, now }: Showing,
  applicationId: string,
  evidence: readonly Evidence[],
  removal: string | null,
): readonly EvidencePart[] {
  const media = `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/rectification-media`
  return evidence.map((each) => {
    const { id, fileName, bytes, posterSha256, providedAt } = each
    return {
      id,
      isFilm: isFilm(each),
      src: `${media}/${id}/file`,
      poster: posterSha256 === null ? '' : `${media}/${id}/poster`,
      label: say(request, isFilm(each) ? 'rectify.film' : 'rectify.photo', { name: fileName }),
      detail: `${readableSize(bytes)} · ${dateAndTime(language, office.zone, providedAt.getTime(), now)}`,
      remove: removal === null ? null : { action: `${removal}/media/${id}/removal`, commandId: v7() },
    }
  })
}
