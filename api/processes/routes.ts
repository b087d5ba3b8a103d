import { z } from 'zod'
import type { DefinitionRow } from '../../engine/index.ts'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { parkOf, personOf } from '../plugins/access.ts'
import { mustNotNeedApproval } from '../publications/order-publication.ts'
import { deployFiles } from './deploy-files.ts'
import { DEPLOYMENT_LIMIT, readUpload } from './read-upload.ts'
import { listVersions, readVersionXml } from './read-version.ts'
import { definitionView, deployedView, processParams, versionParams } from './schemas.ts'

/** Process definitions of a park: list, deploy, versions, XML. */
export const processRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes',
    config: { permission: 'readProcesses' },
    schema: {
      tags: ['processes'],
      summary: 'The latest version of each process · 流程列表',
      params: inParkParams,
      response: { 200: z.array(definitionView) },
    },
    handler: async (request) => latestOf(await app.engine.listDefinitions(parkOf(request).park.id)).map(viewOf),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/processes',
    config: { permission: 'deployProcess' },
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags: ['processes'],
      summary: 'Deploy a process · 部署流程',
      description:
        'multipart/form-data with one part per file, whose field name is the path, and a field note; ' +
        'or JSON { files: { path: text }, note }. The same files again are the same version. ' +
        'Scenarios (scenarios/*.jsonl) are played; one that does not go as told refuses it with scenario-failed.',
      params: inParkParams,
      response: { 201: deployedView },
    },
    handler: async (request, reply) => {
      mustNotNeedApproval(request)
      const { files, note } = await readUpload(request)
      const by = personOf(request).personId
      const deployed = await deployFiles(app, {
        ...{ parkId: parkOf(request).park.id, files, by, note },
        acceptsWarnings: true,
      })
      return reply.code(201).send({ ...deployed, problems: [...deployed.problems] })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/versions',
    config: { permission: 'readProcesses' },
    schema: {
      tags: ['processes'],
      summary: 'Versions, newest first · 流程版本',
      params: processParams,
      response: { 200: z.array(definitionView) },
    },
    handler: async (request) =>
      (await listVersions(app.engine, parkOf(request).park.id, request.params.process)).map(viewOf),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/versions/:version/xml',
    config: { permission: 'readProcesses' },
    schema: {
      tags: ['processes'],
      summary: 'BPMN XML of one version · 流程 XML',
      params: versionParams,
      response: { 200: z.instanceof(Buffer).describe('BPMN 2.0 XML') },
    },
    handler: async (request, reply) => {
      const { process, version } = request.params
      const xml = await readVersionXml(app.engine, parkOf(request).park.id, { processId: process, version })
      return reply
        .type('application/xml')
        .header('content-disposition', 'attachment; filename="process.bpmn"')
        .send(Buffer.from(xml))
    },
  })
}

function latestOf(rows: readonly DefinitionRow[]): readonly DefinitionRow[] {
  const latest = new Map<string, DefinitionRow>()
  for (const row of rows) {
    if (row.version > (latest.get(row.processId)?.version ?? 0)) latest.set(row.processId, row)
  }
  return [...latest.values()].sort((a, b) => (a.processId < b.processId ? -1 : 1))
}

function viewOf({ processId, name, version, hash, deployedAt, deployedBy, note }: DefinitionRow) {
  return { processId, name, version, hash, deployedAt: new Date(deployedAt).toISOString(), deployedBy, note }
}
