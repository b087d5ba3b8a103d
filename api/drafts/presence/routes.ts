import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { draftParams } from '../schemas.ts'
import { tellPresence } from './tell-presence.ts'

const presenceBody = z.strictObject({
  window: z.uuid().describe('Made by the browser, one per window'),
  element: z.string().max(200).nullable().default(null).describe('Id of what is chosen there'),
  isLeaving: z.boolean().default(false),
})

const presenceView = z.object({
  revision: z.number().int().describe('What stands on the server'),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  others: z.array(z.object({ name: z.string(), isSelf: z.boolean(), element: z.string().nullable() })),
})

/** Who has a draft open. */
export const presenceRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/drafts/:draft/presence',
    config: { permission: 'designProcess' },
    schema: {
      tags: ['drafts'],
      summary: 'Say that a draft is open here, hear who else has it open · 谁在编辑',
      description: 'To be said every 10 seconds; whoever was silent for 35 is gone.',
      params: draftParams,
      body: presenceBody,
      response: { 200: presenceView },
    },
    handler: async (request) => {
      const { window, element, isLeaving } = request.body
      const { savedAt, others, ...rest } = await inParkOf(request, (tx) =>
        tellPresence(tx, {
          parkId: parkOf(request).park.id,
          draftId: request.params.draft,
          windowId: window,
          personId: personOf(request).personId,
          element,
          isLeaving,
        }),
      )
      return { ...rest, savedAt: savedAt.toISOString(), others: [...others] }
    },
  })
}
