import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { attachment } from '../files/attachment.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { DEPLOYMENT_LIMIT, readUpload } from '../processes/read-upload.ts'
import { readVersionXml } from '../processes/read-version.ts'
import { versionParams } from '../processes/schemas.ts'
import { Refusal } from '../refusal.ts'
import { importUpload } from './bundle/import-upload.ts'
import { declaredProcess, diagramPath } from './draft.ts'
import { findPicture } from './queries.ts'
import { readDraft } from './save-draft.ts'
import { draftParams, headView, importedView } from './schemas.ts'
import { sketchVersion } from './sketch-version.ts'
import { keepDraft } from './start-draft.ts'

const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** What comes in from elsewhere and goes out: BPMN files, and the pictures of versions. */
export const exchangeRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/drafts/import',
    config: { permission: 'designProcess' },
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags: ['drafts'],
      summary: 'Import a BPMN file or a .zip of a process as a draft · 导入',
      description:
        'multipart/form-data with one file. Foreign extensions are kept; what could not be kept, or could harm, refuses it.',
      params: inParkParams,
      response: { 201: importedView },
    },
    handler: async (request, reply) => {
      const { files } = await readUpload(request)
      const [bytes] = Object.values(files)
      if (bytes === undefined) throw noFile()
      const { files: texts, problems } = await importUpload(bytes)
      const declared = declaredProcess(texts)
      const draft = await inParkOf(request, async (tx) => {
        const parkId = parkOf(request).park.id
        const start = { title: declared?.name ?? declared?.id ?? '导入的流程', basedOn: null, files: texts }
        const id = await keepDraft(tx, parkId, personOf(request).personId, start)
        return await readDraft(tx, parkId, id)
      })
      return reply.code(201).send({ ...headView(draft), problems: [...problems] })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/drafts/:draft/xml',
    config: { permission: 'designProcess' },
    schema: {
      tags: ['drafts'],
      summary: 'BPMN XML of a draft · 草稿 XML',
      params: draftParams,
      response: { 200: z.instanceof(Buffer).describe('BPMN 2.0 XML') },
    },
    handler: async (request, reply) => {
      const draft = await inParkOf(request, (tx) => readDraft(tx, parkOf(request).park.id, request.params.draft))
      const path = diagramPath(draft.files)
      return reply
        .type('application/xml')
        .header('content-disposition', attachment(`${draft.processId ?? 'process'}.bpmn`))
        .send(Buffer.from(path === null ? '' : (draft.files[path] ?? '')))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/processes/:process/versions/:version/picture',
    config: { permission: 'readProcesses' },
    schema: {
      tags: ['processes'],
      summary: 'Picture of one version, SVG · 流程图图片',
      description: 'As the designer drew it when it was published; else a sketch from the places in its file.',
      params: versionParams,
      response: { 200: z.instanceof(Buffer).describe('SVG') },
    },
    handler: async (request, reply) => {
      const { process, version } = request.params
      const key = { parkId: parkOf(request).park.id, processId: process, version }
      const kept = await inParkOf(request, (tx) => findPicture(tx, key))
      const svg = kept ?? sketchVersion(Buffer.from(await readVersionXml(app.engine, key.parkId, key)).toString('utf8'))
      if (svg === null) throw noPicture(process, version)
      return reply
        .type('image/svg+xml; charset=utf-8')
        .header('content-security-policy', SANDBOX)
        .header('cache-control', 'private, max-age=86400')
        .send(Buffer.from(svg))
    },
  })
}

function noFile(): Refusal {
  return new Refusal('file-missing', 'Expected a file in the request, but found none.', '请求中没有文件。')
}

function noPicture(process: string, version: number): Refusal {
  return new Refusal(
    'picture-not-found',
    `Expected a picture of version ${version} of ${process}, but its file says nowhere where its steps stand.`,
    `${process} 第 ${version} 版的文件里没有图形数据，无法画图；可在设计器里打开后自动排版。`,
  )
}
