import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { attachment } from '../files/attachment.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { FILE_TIME } from '../plugins/load.ts'
import { Refusal } from '../refusal.ts'
import { requirementsAsked } from './asked-for.ts'
import { deferMaterial, takeDeferralBack } from './defer-material.ts'
import { provideMaterial } from './provide-material.ts'
import { listMaterials } from './queries.ts'
import { materialParams, materialView, materialViewOf, requirementView, requirementViewOf } from './schemas.ts'
import { materialsHidden, seenMaterial } from './seen-materials.ts'

/** 材料: what is required, upload and replacement, download, deferral. */
export const materialRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/requirements',
    config: { permission: 'readMaterials' },
    schema: {
      tags: ['materials'],
      summary: 'Which materials are required, and how they stand · 材料清单',
      params: applicationParams,
      response: { 200: z.array(requirementView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await withReadable(request, request.params.application, async (tx, application) => {
        const hidden = await materialsHidden(app, tx, access, application)
        const asked = await requirementsAsked(app, tx, access, application)
        return asked.filter(({ code }) => !hidden.has(code)).map(requirementViewOf)
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/materials',
    config: { permission: 'readMaterials' },
    schema: {
      tags: ['materials'],
      summary: 'Every version of every material · 已交材料',
      params: applicationParams,
      response: { 200: z.array(materialView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application) => {
        const hidden = await materialsHidden(app, tx, parkOf(request), application)
        const all = await listMaterials(tx, parkOf(request).park.id, application.id)
        return all.filter(({ code }) => !hidden.has(code)).map(materialViewOf)
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/materials/:code',
    config: { permission: 'provideMaterial', takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: {
      tags: ['materials'],
      summary: 'Upload a material, or replace it by a new version · 上传、替换材料',
      description: 'multipart/form-data with one file: PDF, PNG, JPEG or DOCX by its content, at most 50 MB.',
      consumes: ['multipart/form-data'],
      params: materialParams,
      response: { 201: materialView },
    },
    handler: async (request, reply) => {
      const { application: id, code } = request.params
      return reply.code(201).send(materialViewOf(await provideMaterial(app, request, id, code)))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/file',
    config: { permission: 'readMaterials' },
    schema: {
      tags: ['materials'],
      summary: 'Download a material, the newest version unless another is named · 下载材料',
      params: materialParams,
      querystring: z.object({ version: z.coerce.number().int().min(1).optional() }),
      response: { 200: z.any().describe('The file') },
    },
    handler: async (request, reply) => {
      const { application: id, code } = request.params
      const { version } = request.query
      const material = await withReadable(request, id, (tx, application) =>
        seenMaterial(app, tx, parkOf(request), application, { code, version: version ?? null }),
      )
      if (material === null) {
        throw new Refusal('not-found', `Expected a file for ${code}, but there is none yet.`, '该材料尚未提交。')
      }
      return reply
        .type(material.mediaType)
        .header('content-length', material.bytes)
        .header('content-disposition', attachment(material.fileName))
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(app.files.read(material.sha256))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/deferral',
    config: { permission: 'signPromise' },
    schema: {
      tags: ['materials'],
      summary: 'Promise to hand in a minor material later · 容缺承诺',
      params: materialParams,
      body: z.object({ signed: z.literal(true).describe('The owner signs that it will be handed in in time') }),
      response: { 201: z.object({ code: z.string(), days: z.number().int().describe('Working days') }) },
    },
    handler: async (request, reply) => {
      const { application: id, code } = request.params
      const order = { applicationId: id, code, personId: personOf(request).personId }
      const deferred = await inParkOf(request, (tx) =>
        answerOnce(request, tx, () => deferMaterial(app, tx, parkOf(request), order)),
      )
      return reply.code(201).send(deferred)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/deferral',
    config: { permission: 'signPromise' },
    schema: {
      tags: ['materials'],
      summary: 'Take a deferral back before submitting · 取消容缺承诺',
      params: materialParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { application: id, code } = request.params
      await inParkOf(request, (tx) => takeDeferralBack(tx, parkOf(request), id, code))
      return reply.code(204).send(null)
    },
  })
}
