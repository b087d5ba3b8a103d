import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { draftParams, partingView } from '../schemas.ts'
import { deleteParting, findParting } from './queries.ts'

const url = '/api/v1/parks/:park/drafts/:draft/parting'
const config = { permission: 'designProcess' } as const
const tags = ['drafts']

/** A draft that was kept beside another one, as long as it has not been merged with it. */
export const partingRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config,
    schema: {
      tags,
      summary: 'From which draft it parted, and what both began from · 从哪一份分出',
      params: draftParams,
      response: { 200: partingView },
    },
    handler: async (request) => {
      const { draft: copy } = request.params
      const found = await inParkOf(request, (tx) => findParting(tx, parkOf(request).park.id, copy))
      if (found === null) throw noParting()
      return { draft: found.draft, base: { ...found.base } }
    },
  })

  app.route({
    method: 'DELETE',
    url,
    config,
    schema: {
      tags,
      summary: 'It has been merged · 已经合并',
      params: draftParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          if (!(await deleteParting(tx, parkOf(request).park.id, request.params.draft))) throw noParting()
          return {}
        }),
      )
      return reply.code(204).send(null)
    },
  })
}

function noParting(): Refusal {
  return new Refusal(
    'draft-not-found',
    'Expected a draft that was kept beside another one and is not merged yet.',
    '这份草稿不是从别的草稿分出来的，或者已经合并过。',
  )
}
