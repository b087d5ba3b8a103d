import type { FastifyRequest } from 'fastify'
import { officeOfClock } from '../clocks/clock.ts'
import { officeOf } from '../deadlines/office.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { type MeanDays, meanDaysOf } from './mean-days.ts'
import { countAtSteps, listEndedClocks, type RunVersion, type StepCount } from './queries.ts'

export interface StepFigures {
  readonly counts: ReadonlyMap<string, StepCount>
  readonly means: ReadonlyMap<string, MeanDays>
}

/** What stands at each step of a version now, and how long each has taken. */
export async function readStepFigures(request: FastifyRequest, version: RunVersion): Promise<StepFigures> {
  const { park } = parkOf(request)
  const { engine } = request.server
  const { counts, ended } = await inParkOf(request, async (tx) => ({
    counts: await countAtSteps(tx, park.id, version, engine.now()),
    ended: await listEndedClocks(tx, park.id, version),
  }))
  const office = officeOf(engine, park)
  return {
    counts: new Map(counts.map((count) => [count.node, count])),
    means: meanDaysOf((clock) => officeOfClock(engine, park.id, clock, office), ended),
  }
}
