import { z } from 'zod'
import type { FeatureRoutes } from '../../features.ts'
import { attachment } from '../../files/attachment.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { readVersion } from '../../processes/read-version.ts'
import { versionParams } from '../../processes/schemas.ts'
import { bytesOf, diagramPath } from '../draft.ts'
import { findPicture } from '../queries.ts'
import { readDraft } from '../save-draft.ts'
import { draftParams } from '../schemas.ts'
import { sketchVersion } from '../sketch-version.ts'
import { packBundle } from './pack-bundle.ts'

const config = { permission: 'designProcess' } as const
const response = { 200: z.instanceof(Buffer).describe('.zip') }
const description =
  'Diagram, forms, decisions, scenarios, process.json and picture.svg; POST …/drafts/import takes it elsewhere.'

/** A whole process in one file, to be imported elsewhere. */
export const bundleRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/drafts/:draft/bundle',
    config,
    schema: {
      tags: ['drafts'],
      summary: 'All files of a draft as .zip · 草稿打包',
      description,
      params: draftParams,
      response,
    },
    handler: async (request, reply) => {
      const draft = await inParkOf(request, (tx) => readDraft(tx, parkOf(request).park.id, request.params.draft))
      const path = diagramPath(draft.files)
      const picture = path === null ? null : sketchVersion(draft.files[path] ?? '')
      return reply
        .type('application/zip')
        .header('content-disposition', attachment(`${draft.processId ?? 'process'}.zip`))
        .send(packBundle(bytesOf(draft.files), picture))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/versions/:version/bundle',
    config,
    schema: {
      tags: ['processes'],
      summary: 'All files of a version as .zip · 版本打包',
      description,
      params: versionParams,
      response,
    },
    handler: async (request, reply) => {
      const { process: processId, version } = request.params
      const key = { parkId: parkOf(request).park.id, processId, version }
      const { files } = await readVersion(app.engine, key.parkId, key)
      const picture = await inParkOf(request, (tx) => findPicture(tx, key))
      return reply
        .type('application/zip')
        .header('content-disposition', attachment(`${processId}-${version}.zip`))
        .send(packBundle(files, picture))
    },
  })
}
