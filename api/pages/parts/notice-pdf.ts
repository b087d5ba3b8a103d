import type { FastifyRequest } from 'fastify'
import type { Notice } from '../../notices/queries.ts'
import { parkOf } from '../../plugins/access.ts'

/** Where a notice is fetched as a PDF. */
export function noticePdfHref(
  request: FastifyRequest,
  { id, applicationId }: Pick<Notice, 'id' | 'applicationId'>,
): string {
  return `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/notices/${id}/notice.pdf`
}
