import type { FastifyRequest } from 'fastify'
import { officeOf } from '../../deadlines/office.ts'
import { parkOf } from '../../plugins/access.ts'
import { languageOf } from '../language.ts'
import type { Showing } from '../parts/deadline-parts.ts'

/** Language, office and time of a request, as deadlines are shown by them. */
export function showingOf(request: FastifyRequest): Showing {
  const { engine } = request.server
  return { language: languageOf(request), office: officeOf(engine, parkOf(request).park), now: engine.now() }
}
