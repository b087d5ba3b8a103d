import { z } from 'zod'
import { stylesheet } from '../../templates/styles/stylesheet.ts'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'

/** The stylesheet of all pages; its address changes with its content. */
export const assetRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/assets/:file',
    config: { permission: 'readPublicPages' },
    schema: {
      tags: ['pages'],
      summary: 'Stylesheet · 样式表',
      params: z.object({ file: z.string().max(100) }),
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const { href, content } = stylesheet()
      if (href !== `/assets/${request.params.file}`) {
        throw new Refusal('not-found', 'Expected a file that is served here, but found none.', '未找到该文件。')
      }
      return reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .serializer(String)
        .send(content)
    },
  })
}
