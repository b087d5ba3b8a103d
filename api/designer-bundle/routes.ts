import { extname } from 'node:path'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { Refusal } from '../refusal.ts'
import { readBundleFile } from './bundle.ts'
import { chooseEncoding, compressed } from './compressed.ts'

const TYPES: { readonly [extension: string]: string } = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
  '.svg': 'image/svg+xml',
}

/** The designer's bundle; the address of each file changes with its content. */
export const designerBundleRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/assets/designer/:entry/*',
    config: { permission: 'readPublicPages', isVital: true },
    schema: {
      tags: ['pages'],
      summary: 'Scripts and styles of the diagram · 流程图与设计器的脚本和样式',
      params: z.object({ entry: z.enum(['editor', 'diagram']), '*': z.string().max(200) }),
      response: { 200: z.instanceof(Buffer) },
    },
    handler: async (request, reply) => {
      const path = request.params['*']
      const content = readBundleFile(request.params.entry, path)
      const type = TYPES[extname(path)]
      if (content === null || type === undefined) {
        throw new Refusal('not-found', 'Expected a file that is served here, but found none.', '未找到该文件。')
      }
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
      const encoding = isText(type) ? chooseEncoding(request.headers['accept-encoding']?.toString()) : null
      if (encoding === null) return reply.send(content)
      const bytes = await compressed(`${request.params.entry}/${path}`, content, encoding)
      return reply.header('content-encoding', encoding).send(bytes)
    },
  })
}

function isText(type: string): boolean {
  return type.startsWith('text/') || type === 'image/svg+xml'
}
