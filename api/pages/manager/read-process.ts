import type { FastifyRequest } from 'fastify'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { countRunning } from '../../processes/queries.ts'
import { listVersions } from '../../processes/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { ProcessReading } from './process-pages.ts'

/** One process of the park with its versions and what runs on them; refused with 404 where there is none. */
export async function readProcess(request: FastifyRequest, processId: string): Promise<ProcessReading> {
  const { engine, catalogue } = request.server
  const { id } = parkOf(request).park
  const versions = await listVersions(engine, id, processId)
  const counts = await inParkOf(request, (tx) => countRunning(tx, id))
  // A process without a description runs all the same; it only takes no applications.
  const described = await catalogue.newest(id, processId).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'process-without-application') return null
    throw error
  })
  return { versions, running: counts.filter((each) => each.processId === processId), described }
}
