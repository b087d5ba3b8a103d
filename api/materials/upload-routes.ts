import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { openPartialFiles } from '../files/partial-files.ts'
import { decodedName, pieceHeaders, uploadKey } from '../files/piece-headers.ts'
import { findOffset, takePiece } from '../files/pieces.ts'
import { materialParams } from './schemas.ts'
import { materialTarget } from './upload-pieces.ts'

const uploadParams = materialParams.extend({ upload: uploadKey })

/** Uploads in pieces, which go on where they were cut off. */
export const uploadRoutes: FeatureRoutes = async (app) => {
  const partial = openPartialFiles(app.config.filesFolder)
  await partial.dropForgotten(Date.now())
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/uploads/:upload',
    config: { permission: 'provideMaterial' },
    schema: {
      tags: ['materials'],
      summary: 'How much of an upload has arrived · 已传多少',
      params: uploadParams,
      response: { 200: z.object({ offset: z.number().int() }) },
    },
    handler: async (request) => {
      const { application: applicationId, code, upload } = request.params
      return { offset: await findOffset(partial, materialTarget(app, request, { applicationId, code, upload })) }
    },
  })

  app.route({
    method: 'PATCH',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/uploads/:upload',
    config: { permission: 'provideMaterial', takesFile: true },
    handlerTimeout: 60_000,
    schema: {
      tags: ['materials'],
      summary: 'The next piece of an upload · 续传',
      description:
        'Body: the bytes from `upload-offset` on. With the last piece the file becomes the newest version. Another ' +
        'offset than what has arrived is refused with `upload-offset-wrong`.',
      consumes: ['application/octet-stream'],
      params: uploadParams,
      headers: pieceHeaders,
      response: { 200: z.object({ offset: z.number().int(), done: z.boolean() }) },
    },
    handler: async (request) => {
      const { application: applicationId, code, upload } = request.params
      const { 'upload-offset': offset, 'upload-length': length, 'upload-name': name } = request.headers
      // The parser above hands the stream on.
      const content = request.body as Readable
      const piece = { offset, length, fileName: decodedName(name), content }
      return await takePiece(app.files, partial, materialTarget(app, request, { applicationId, code, upload }), piece)
    },
  })
}
