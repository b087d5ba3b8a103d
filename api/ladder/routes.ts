import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { audiences, type LadderRules, MOST_RUNGS } from './ladder.ts'
import { readRules, saveRules } from './queries.ts'

const url = '/api/v1/parks/:park/ladder'

const rulesBody = z.object({
  rungs: z
    .array(
      z.object({
        light: z.enum(['yellow', 'red']),
        afterDays: z.number().int().min(0).max(100).default(0).describe('Working days after the light is red'),
        tell: z.array(z.enum(audiences)).min(1).max(audiences.length),
        node: z.string().min(1).max(200).nullable().default(null).describe('Only at this step; null = at all others'),
      }),
    )
    .max(MOST_RUNGS),
  assignAfterHours: z
    .number()
    .int()
    .min(1)
    .max(80)
    .nullable()
    .describe('Office hours after which an unclaimed task is given to somebody; null = never'),
})

/** 督办: who is told when a task is late, by rule of the park. */
export const ladderRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config: { permission: 'readLadder' },
    schema: {
      tags: ['organisation'],
      summary: 'Who is told when a task is late · 督办规则',
      params: inParkParams,
      response: { 200: rulesBody },
    },
    handler: async (request) => viewOf(await inParkOf(request, (tx) => readRules(tx, parkOf(request).park.id))),
  })

  app.route({
    method: 'PUT',
    url,
    config: { permission: 'ruleLadder' },
    schema: {
      tags: ['organisation'],
      summary: 'Rule who is told · 设定督办规则',
      params: inParkParams,
      body: rulesBody,
      response: { 200: rulesBody },
    },
    handler: async (request) => {
      const now = new Date(app.engine.now())
      const { personId } = personOf(request)
      await inParkOf(request, (tx) => saveRules(tx, parkOf(request).park.id, request.body, personId, now))
      return viewOf(request.body)
    },
  })
}

/** As it is answered: a copy that nobody holds on to. */
function viewOf({ rungs, assignAfterHours }: LadderRules) {
  return { rungs: rungs.map((rung) => ({ ...rung, tell: [...rung.tell] })), assignAfterHours }
}
