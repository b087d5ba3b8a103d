import { z } from 'zod'
import { textsOf } from '../drafts/start-draft.ts'
import type { FeatureRoutes } from '../features.ts'
import { parkOf } from '../plugins/access.ts'
import { readVersion } from '../processes/read-version.ts'
import { processParams, versionParams } from '../processes/schemas.ts'
import { compareSides } from './compare-sides.ts'
import { comparisonQuery, comparisonView, viewOf } from './schemas.ts'
import { readSide } from './side.ts'

const config = { permission: 'designProcess' } as const

/** What two versions of a process, or a version and a draft, do differently. */
export const comparisonRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/comparison',
    config,
    schema: {
      tags: ['processes'],
      summary: 'What changed between two versions, or a version and a draft · 版本对照',
      params: processParams,
      querystring: comparisonQuery,
      response: { 200: comparisonView },
    },
    handler: async (request) => {
      const { process } = request.params
      const from = await readSide(request, process, request.query.from)
      const to = await readSide(request, process, request.query.to)
      return viewOf(await compareSides(request, from, to, 'zh'))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/versions/:version/files',
    config,
    schema: {
      tags: ['processes'],
      summary: 'Every file of one version as text · 版本的全部文件',
      params: versionParams,
      response: { 200: z.object({ files: z.record(z.string(), z.string()) }) },
    },
    handler: async (request) => {
      const { process: processId, version } = request.params
      const { files } = await readVersion(app.engine, parkOf(request).park.id, { processId, version })
      return { files: { ...textsOf(files) } }
    },
  })
}
