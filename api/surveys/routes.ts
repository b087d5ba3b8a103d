import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { receiveFile } from '../files/receive-file.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { FILE_TIME } from '../plugins/load.ts'
import { Refusal } from '../refusal.ts'
import { taskParams } from '../tasks/schemas.ts'
import { mustReadSurvey, readablePhoto } from './access.ts'
import { keepingLateChanges } from './keeping-late-changes.ts'
import { openSurvey, openUnsigned } from './open-survey.ts'
import { deletePhoto } from './queries.ts'
import { readRecord } from './record.ts'
import { recordView, recordViewOf } from './record-view.ts'
import { saveSurveyItem } from './save-item.ts'
import { itemBody, itemParams, itemView, photoParams, signatureBody, surveyView, surveyViewOf } from './schemas.ts'
import { signSurvey } from './sign-survey.ts'
import { photoFiles, takePhoto } from './take-photo.ts'

const base = '/api/v1/parks/:park/tasks/:instance/:key/survey'

/** 联合勘验: a department's part of it, and the record of all. */
export const surveyRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: base,
    config: { permission: 'answerSurvey' },
    schema: {
      tags: ['surveys'],
      summary: 'A department’s part of the survey · 本部门的勘验清单',
      params: taskParams,
      response: { 200: surveyView },
    },
    handler: async (request) =>
      await inParkOf(request, async (tx) => {
        const survey = await openSurvey(app, tx, parkOf(request), request.params)
        mustReadSurvey(parkOf(request), survey.task)
        return surveyViewOf(survey)
      }),
  })

  app.route({
    method: 'PUT',
    url: `${base}/items/:code`,
    config: { permission: 'answerSurvey' },
    schema: {
      tags: ['surveys'],
      summary: 'What is said about one item · 填写一项',
      description: 'Refused with `survey-item-changed` where a colleague has said something else since `version`.',
      params: itemParams,
      body: itemBody,
      response: { 200: itemView },
    },
    handler: async (request) => {
      const said = { code: request.params.code, ...request.body }
      const { personId } = personOf(request)
      return await keepingLateChanges(request, request.params, () =>
        inParkOf(request, (tx) =>
          answerOnce(request, tx, () => saveSurveyItem(app, tx, parkOf(request), request.params, said, personId)),
        ),
      )
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/items/:code/photos`,
    config: { permission: 'answerSurvey', takesFile: true },
    handlerTimeout: FILE_TIME,
    schema: {
      tags: ['surveys'],
      summary: 'A photo of one item · 拍照',
      description:
        'multipart/form-data with one JPEG or PNG, at most 15 MB. Its Idempotency-Key becomes its id. Place and device ' +
        'that the telephone wrote into the file are taken out.',
      consumes: ['multipart/form-data'],
      params: itemParams,
      response: { 201: z.object({ id: z.uuid() }) },
    },
    handler: async (request, reply) => {
      const taken = await keepingLateChanges(request, request.params, async () => {
        await inParkOf(request, (tx) => openUnsigned(app, tx, parkOf(request), request.params))
        return await takePhoto(
          request,
          request.params,
          request.params.code,
          await receiveFile(request, app.files, photoFiles),
        )
      })
      return reply.code(201).send(taken)
    },
  })

  app.route({
    method: 'DELETE',
    url: `${base}/photos/:photo`,
    config: { permission: 'answerSurvey' },
    schema: {
      tags: ['surveys'],
      summary: 'Take a photo away before signing · 删除照片',
      params: photoParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await keepingLateChanges(request, request.params, () =>
        inParkOf(request, async (tx) => {
          await openUnsigned(app, tx, parkOf(request), request.params)
          await deletePhoto(tx, parkOf(request).park.id, request.params, request.params.photo)
        }),
      )
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/signature`,
    config: { permission: 'answerSurvey', isVital: true },
    schema: {
      tags: ['surveys'],
      summary: 'Sign the results, which answers the task · 签字提交',
      description: 'The outcome is `findings` where something does not conform, else `noFinding`.',
      params: taskParams,
      body: signatureBody,
      response: { 200: z.object({ outcome: z.enum(['findings', 'noFinding']) }) },
    },
    handler: async (request) => {
      await keepingLateChanges(request, request.params, () => signSurvey(request, request.params, request.body))
      const { signature } = await inParkOf(request, (tx) => openSurvey(app, tx, parkOf(request), request.params))
      const fails = signature?.results.some(({ result }) => result === 'doesNotConform') === true
      return { outcome: fails ? ('findings' as const) : ('noFinding' as const) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/survey-record',
    config: { permission: 'readSurveys' },
    schema: {
      tags: ['surveys'],
      summary: 'The record of the survey, of all departments · 现场勘验记录',
      description: 'For the applicant once every finding has been told by its notice.',
      params: applicationParams,
      response: { 200: recordView },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application, relation) => {
        const record = await readRecord(app, tx, parkOf(request), application, relation)
        if (record === null) throw noRecord()
        return recordViewOf(record)
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/survey-photos/:photo',
    config: { permission: 'readSurveys' },
    schema: {
      tags: ['surveys'],
      summary: 'A photo of the survey · 勘验照片',
      params: applicationParams.extend({ photo: z.uuid() }),
      response: { 200: z.any().describe('The photo') },
    },
    handler: sendPhoto,
  })
}

async function sendPhoto(
  request: FastifyRequest<{ Params: { application: string; photo: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { application, photo } = request.params
  const { sha256, mediaType } = await readablePhoto(request, application, photo)
  return reply
    .type(mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=3600')
    .send(request.server.files.read(sha256))
}

function noRecord(): Refusal {
  return new Refusal('not-found', 'There is no record of a survey to be seen yet.', '尚无可以查看的现场勘验记录。')
}
