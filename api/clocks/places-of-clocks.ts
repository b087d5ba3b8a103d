import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { placeOfApplication, placeOfTask } from './place.ts'
import { clockOfApplication, clockOfTask } from './schemas.ts'

const ofTask = {
  url: '/api/v1/parks/:park/tasks/:instance/:key/clock',
  params: clockOfTask,
  // Its schema has made it so; the type of one route does not reach through this table.
  place: (request: FastifyRequest) => placeOfTask(request, request.params as z.output<typeof clockOfTask>),
  what: 'of a task and of all around it · 任务',
}

const ofApplication = {
  url: '/api/v1/parks/:park/applications/:application/clock',
  params: clockOfApplication,
  place: (request: FastifyRequest) =>
    // As above.
    placeOfApplication(request, (request.params as z.output<typeof clockOfApplication>).application),
  what: 'of a whole application · 申请',
}

/** Where clocks are looked at and moved: the routes below these addresses are the same. */
export const placesOfClocks = [ofTask, ofApplication] as const
