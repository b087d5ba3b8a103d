import type { FastifyRequest } from 'fastify'
import { parkOf } from '../../plugins/access.ts'

/** Where a page looks up companies by their credit codes. */
export function companiesAddress(request: FastifyRequest): string {
  return `/api/v1/parks/${parkOf(request).park.slug}/enterprises`
}
