import { z } from 'zod'
import { renderPage } from '../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../features.ts'
import { homePage } from './home-page.ts'

/** What this server is, for whoever opens its address. */
export const welcomeRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/',
    config: { permission: 'readPublicPages' },
    schema: { tags: ['pages'], summary: 'Welcome · 首页', response: { 200: z.string() } },
    handler: async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .serializer(String)
        .send(renderPage('home', homePage(app.config.mode))),
  })
}
