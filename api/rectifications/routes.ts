import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import { officeOf } from '../deadlines/office.ts'
import type { FeatureRoutes } from '../features.ts'
import { sendFile } from '../files/send-file.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import { taskParams, taskView } from '../tasks/schemas.ts'
import { taskViewOf } from '../tasks/view.ts'
import { maySeeEvidence, readableEvidence } from './access.ts'
import { answerExtension, requestExtension } from './extend.ts'
import { readRounds } from './read-round.ts'
import { openRecheck, recheckFindings } from './recheck.ts'
import { sayRectified } from './rectify.ts'
import {
  decisionBody,
  findingParams,
  recheckBody,
  recheckView,
  recheckViewOf,
  requestBody,
  roundView,
  roundViewOf,
  wordsBody,
} from './schemas.ts'

const base = '/api/v1/parks/:park/applications/:application/rectification'

/** 整改: what a notice asks, how it is shown to be mended, extension, and the recheck by who found it. */
export const rectificationRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: base,
    config: { permission: 'readRectifications' },
    schema: {
      tags: ['surveys'],
      summary: 'Every round of rectification, the last one last · 整改',
      description: 'Departments see what shows a finding once it has been handed in, and only of their own findings.',
      params: applicationParams,
      response: { 200: z.array(roundView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application, relation) => {
        const access = parkOf(request)
        const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
        const { leadDepartment } = process.description
        return (await readRounds(tx, access.park.id, application)).map((round) =>
          roundViewOf(round, (id) => relation !== 'officer' || maySeeEvidence(access, leadDepartment, round, id)),
        )
      }),
  })

  app.route({
    method: 'PUT',
    url: `${base}/:finding`,
    config: { permission: 'rectify' },
    schema: {
      tags: ['surveys'],
      summary: 'Say how one finding was mended, and mark it · 标记为已整改',
      params: findingParams,
      body: wordsBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { application: applicationId, finding: findingId } = request.params
      await sayRectified(request, { applicationId, findingId }, request.body)
      return reply.code(204).send(null)
    },
  })

  for (const [path, summary] of [
    ['file', 'A film or photo, whole or in parts · 整改视频、照片'],
    ['poster', 'The frame that stands for a film · 视频封面'],
  ] as const) {
    app.route({
      method: 'GET',
      url: `/api/v1/parks/:park/applications/:application/rectification-media/:evidence/${path}`,
      config: { permission: 'readRectifications' },
      schema: {
        tags: ['surveys'],
        summary,
        description: 'Answers `Range` with 206, and with 416 where there is no such part.',
        params: applicationParams.extend({ evidence: z.uuid() }),
        response: { 200: z.any().describe('The file'), 206: z.any().describe('The part that was asked for') },
      },
      handler: async (request, reply) => {
        const { application, evidence } = request.params
        const { sha256, bytes, mediaType, posterSha256 } = await readableEvidence(request, application, evidence)
        if (path === 'file') return sendFile(request, reply, { sha256, bytes, mediaType })
        if (posterSha256 === null) throw new Refusal('not-found', 'This film has no poster.', '该视频没有封面。')
        const poster = await app.files.sizeOf(posterSha256)
        return sendFile(request, reply, { sha256: posterSha256, bytes: poster, mediaType: 'image/jpeg' })
      },
    })
  }

  app.route({
    method: 'POST',
    url: `${base}/extension`,
    config: { permission: 'rectify' },
    schema: {
      tags: ['surveys'],
      summary: 'Ask once for more time · 申请延期',
      params: applicationParams,
      body: requestBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await requestExtension(request, request.params.application, request.body.reason)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/extension/decision`,
    config: { permission: 'decideExtension' },
    schema: {
      tags: ['surveys'],
      summary: 'Grant the extension or not, by the lead department · 决定是否延期',
      params: applicationParams,
      body: decisionBody,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await answerExtension(request, request.params.application, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/tasks/:instance/:key/recheck',
    config: { permission: 'answerSurvey' },
    schema: {
      tags: ['surveys'],
      summary: 'The findings that wait for a recheck · 待复查的问题',
      params: taskParams,
      response: { 200: recheckView },
    },
    handler: async (request) =>
      await inParkOf(request, async (tx) => {
        const recheck = await openRecheck(request, tx, request.params)
        if (!mayOpenPage(recheck.task, parkOf(request))) throw wrongDepartment(recheck.task, recheck.task.post)
        return recheckViewOf(recheck)
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/tasks/:instance/:key/recheck',
    config: { permission: 'answerSurvey', isVital: true },
    schema: {
      tags: ['surveys'],
      summary: 'Close or reopen each finding, which answers the task · 复查',
      description: 'The outcome is `closed` where every finding is mended, else `reopened`.',
      params: taskParams,
      body: recheckBody,
      response: { 200: taskView },
    },
    handler: async (request) => {
      const decisions = request.body.findings.map(({ finding: findingId, ...decision }) => ({ findingId, ...decision }))
      const task = await recheckFindings(request, request.params, decisions)
      return taskViewOf(officeOf(app.engine, parkOf(request).park), task)
    },
  })
}
