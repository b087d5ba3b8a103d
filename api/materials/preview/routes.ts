import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { withReadable } from '../../applications/access.ts'
import type { FeatureRoutes } from '../../features.ts'
import { parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { materialParams } from '../schemas.ts'
import { seenMaterial } from '../seen-materials.ts'
import { noPictureTexts } from './no-picture.ts'

/** 预览: pages of uploaded PDFs as pictures, so that nobody opens a foreign PDF in order to look at it. */
export const previewRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/versions/:version/pages/:page',
    config: { permission: 'readMaterials' },
    schema: {
      tags: ['materials'],
      summary: 'One page of a PDF as PNG · 材料预览',
      params: materialParams.extend({
        version: z.coerce.number().int().min(1),
        page: z.coerce.number().int().min(1).max(10_000),
      }),
      response: { 200: z.any().describe('The picture') },
    },
    handler: async (request, reply) => {
      const { application: id, code, version, page } = request.params
      const material = await withReadable(request, id, (tx, application) =>
        seenMaterial(app, tx, parkOf(request), application, { code, version }),
      )
      if (material === null || material.mediaType !== 'application/pdf') {
        throw new Refusal(
          'not-found',
          `Expected a PDF as version ${version} of ${code}, but found none.`,
          '没有该文件。',
        )
      }
      const picture = await app.pagePictures.draw(material.sha256, page)
      if (!picture.shown) {
        const [message, messageZh] = noPictureTexts[picture.reason]
        throw new Refusal(picture.reason === 'no-such-page' ? 'not-found' : 'no-preview', message, messageZh)
      }
      return (
        reply
          .type('image/png')
          // A version never changes.
          .header('cache-control', 'private, max-age=3600, immutable')
          .header('x-content-type-options', 'nosniff')
          .send(createReadStream(picture.path))
      )
    },
  })
}
