import type { FastifyRequest } from 'fastify'
import { officeOf } from '../deadlines/office.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { officeOfClock } from './clock.ts'
import { listClocks, listClockWords } from './queries.ts'
import type { ClockPlace } from './rules.ts'
import type { ClockView } from './schemas.ts'
import { clockViewOf, concerning } from './view.ts'

/** How the clocks of a place stand now, each with its ledger. */
export async function readClocks(
  request: FastifyRequest,
  { instanceId, key }: Pick<ClockPlace, 'instanceId' | 'key'>,
): Promise<ClockView[]> {
  const { park } = parkOf(request)
  const now = request.server.engine.now()
  return await inParkOf(request, async (tx) => {
    const words = await listClockWords(tx, park.id, instanceId)
    const clocks = await listClocks(tx, park.id, instanceId)
    const { engine } = request.server
    const office = officeOf(engine, park)
    return concerning(clocks, key).map((clock) =>
      clockViewOf(officeOfClock(engine, park.id, clock, office), clock, words, now),
    )
  })
}
