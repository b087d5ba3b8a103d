import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { z } from 'zod'
import { movesScript, script, surveyScript, surveyWorker } from '../../templates/scripts/script.ts'
import { stylesheet } from '../../templates/styles/stylesheet.ts'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'

const compress = promisify(brotliCompress)
const types: { readonly [ending: string]: string } = { css: 'text/css', js: 'text/javascript' }

/** The stylesheet and the script of all pages; their addresses change with their content. */
export const assetRoutes: FeatureRoutes = async (app) => {
  const compressed = new Map<string, Promise<Buffer>>()

  app.route({
    method: 'GET',
    url: '/assets/:file',
    config: { permission: 'readPublicPages', isVital: true },
    schema: {
      tags: ['pages'],
      summary: 'Stylesheet and script · 样式表和脚本',
      params: z.object({ file: z.string().max(100) }),
      response: { 200: z.any().describe('The file') },
    },
    handler: async (request, reply) => {
      const asset = [stylesheet(), script(), surveyScript(), movesScript()].find(
        ({ href }) => href === `/assets/${request.params.file}`,
      )
      if (asset === undefined) {
        throw new Refusal('not-found', 'Expected a file that is served here, but found none.', '未找到该文件。')
      }
      reply
        .type(`${types[asset.href.split('.').at(-1) ?? '']}; charset=utf-8`)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
      if (!String(request.headers['accept-encoding']).includes('br')) return reply.send(asset.content)
      const bytes = compressed.get(asset.href) ?? compress(asset.content)
      compressed.set(asset.href, bytes)
      return reply.header('content-encoding', 'br').send(await bytes)
    },
  })

  app.route({
    method: 'GET',
    url: '/survey-worker.js',
    config: { permission: 'readPublicPages', isVital: true },
    schema: {
      tags: ['pages'],
      summary: 'Keeps the page of a survey for when there is no line · 离线勘验',
      response: { 200: z.any().describe('The script') },
    },
    handler: async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(surveyWorker()),
  })
}
