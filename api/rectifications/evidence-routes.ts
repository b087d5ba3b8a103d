import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { acceptedType } from '../files/accepted-type.ts'
import { openPartialFiles } from '../files/partial-files.ts'
import { decodedName, pieceHeaders } from '../files/piece-headers.ts'
import { findOffset, type PieceTarget, takePiece } from '../files/pieces.ts'
import { receiveFile } from '../files/receive-file.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { FILE_TIME } from '../plugins/load.ts'
import { posterFiles } from './evidence-files.ts'
import { evidenceRule, type FindingPlace, keepEvidence, keepPoster, mayRectify, removeEvidence } from './rectify.ts'
import { evidenceParams, findingParams, pieceParams } from './schemas.ts'

const base = '/api/v1/parks/:park/applications/:application/rectification/:finding'

/** Films and photos of a rectification: whole, or in pieces that go on where they were cut off. */
export const evidenceRoutes: FeatureRoutes = async (app) => {
  const partial = openPartialFiles(app.config.filesFolder)
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  async function targetOf(request: FastifyRequest, params: z.output<typeof pieceParams>): Promise<PieceTarget> {
    const place = placeOf(params)
    const rule = await evidenceRule(request, place)
    const own = [parkOf(request).park.id, personOf(request).personId, ...Object.values(place), params.upload]
    return {
      key: own.join('/'),
      mostBytes: rule.mostBytes,
      mayTake: async () => {
        await inParkOf(request, (tx) => mayRectify(request, tx, place))
      },
      keep: async (received, fileName) => {
        const mediaType = await acceptedType(received.path, fileName, rule)
        return (await keepEvidence(request, place, { fileName, mediaType, received })).id
      },
    }
  }

  app.route({
    method: 'POST',
    url: `${base}/media`,
    config: { permission: 'rectify', takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: {
      tags: ['surveys'],
      summary: 'A film or photo that shows it · 上传整改视频、照片',
      description: 'multipart/form-data with one file of a type that the process takes, by its content.',
      consumes: ['multipart/form-data'],
      params: findingParams,
      response: { 201: z.object({ id: z.uuid() }) },
    },
    handler: async (request, reply) => {
      const place = placeOf(request.params)
      await inParkOf(request, (tx) => mayRectify(request, tx, place))
      const file = await receiveFile(request, app.files, await evidenceRule(request, place))
      return reply.code(201).send(await keepEvidence(request, place, file))
    },
  })

  app.route({
    method: 'GET',
    url: `${base}/uploads/:upload`,
    config: { permission: 'rectify' },
    schema: {
      tags: ['surveys'],
      summary: 'How much of a film has arrived · 已传多少',
      params: pieceParams,
      response: { 200: z.object({ offset: z.number().int() }) },
    },
    handler: async (request) => ({ offset: await findOffset(partial, await targetOf(request, request.params)) }),
  })

  app.route({
    method: 'PATCH',
    url: `${base}/uploads/:upload`,
    config: { permission: 'rectify', takesFile: true },
    handlerTimeout: 60_000,
    schema: {
      tags: ['surveys'],
      summary: 'The next piece of a film · 续传',
      consumes: ['application/octet-stream'],
      params: pieceParams,
      headers: pieceHeaders,
      response: {
        200: z.object({
          offset: z.number().int(),
          done: z.boolean(),
          id: z.uuid().nullable().describe('Once it is done'),
        }),
      },
    },
    handler: async (request) => {
      const { 'upload-offset': offset, 'upload-length': length, 'upload-name': name } = request.headers
      // The parser above hands the stream on.
      const content = request.body as Readable
      const piece = { offset, length, fileName: decodedName(name), content }
      return await takePiece(app.files, partial, await targetOf(request, request.params), piece)
    },
  })

  app.route({
    method: 'PUT',
    url: `${base}/media/:evidence/poster`,
    config: { permission: 'rectify', takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: {
      tags: ['surveys'],
      summary: 'A frame that stands for a film · 视频封面',
      consumes: ['multipart/form-data'],
      params: evidenceParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const file = await receiveFile(request, app.files, posterFiles)
      await keepPoster(request, placeOf(request.params), request.params.evidence, file)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'DELETE',
    url: `${base}/media/:evidence`,
    config: { permission: 'rectify' },
    schema: {
      tags: ['surveys'],
      summary: 'Take a film or photo away before it is handed in · 删除',
      params: evidenceParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await removeEvidence(request, placeOf(request.params), request.params.evidence)
      return reply.code(204).send(null)
    },
  })
}

function placeOf({ application, finding }: z.output<typeof findingParams>): FindingPlace {
  return { applicationId: application, findingId: finding }
}
