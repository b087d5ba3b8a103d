import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { actorOf, commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { listSubmissions } from '../submissions/queries.ts'
import { formContextOf, isOfficer, visibleEnterprises, withReadable } from './access.ts'
import { createApplication } from './create-application.ts'
import { readerOf } from './form-reader.ts'
import { listApplications } from './queries.ts'
import { saveForm } from './save-form.ts'
import {
  applicationParams,
  applicationSummary,
  applicationView,
  formView,
  newApplicationBody,
  savedFormView,
  saveFormBody,
  stateView,
} from './schemas.ts'
import { formViewOf, summaryOf, viewOf } from './view.ts'
import { withdrawApplication } from './withdraw-application.ts'

/** 申请: drafts, their form, tracking, withdrawal. */
export const applicationRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications',
    config: { permission: 'readApplications' },
    schema: {
      tags: ['applications'],
      summary: 'Applications that one may see, newest first · 申请列表',
      params: inParkParams,
      querystring: z.object({
        state: z.string().max(200).optional().describe('Only in these states, separated by commas'),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: { 200: z.array(applicationSummary) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { state, limit } = request.query
      const states = state?.split(',')
      const found = await inParkOf(request, (tx) =>
        listApplications(tx, access.park.id, {
          enterpriseIds: visibleEnterprises(access),
          withDrafts: !isOfficer(access),
          limit,
        }),
      )
      return found.filter((each) => states === undefined || states.includes(each.state)).map(summaryOf)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications',
    config: { permission: 'createApplication' },
    schema: {
      tags: ['applications'],
      summary: 'Open a draft · 新建申请',
      params: inParkParams,
      body: newApplicationBody,
      response: { 201: applicationSummary },
    },
    handler: async (request, reply) => {
      const access = parkOf(request)
      const process = await app.catalogue.newest(access.park.id, request.body.process)
      const { enterpriseId } = request.body
      const { personId } = personOf(request)
      const created = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () =>
          summaryOf(
            await createApplication(app, tx, access, { process, enterpriseId, personId, projectId: null, answers: {} }),
          ),
        ),
      )
      return reply.code(201).send(created)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application',
    config: { permission: 'readApplications' },
    schema: {
      tags: ['applications'],
      summary: 'One application · 申请详情',
      params: applicationParams,
      response: { 200: applicationView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await withReadable(request, request.params.application, async (tx, application) => {
        const parkId = access.park.id
        const process = await app.catalogue.byHash(parkId, application.definitionHash)
        const submissions = await listSubmissions(tx, parkId, application.id)
        const reader = await readerOf(tx, access, application, process.form)
        return viewOf(application, process, submissions, app.cipher, formContextOf(app, access), reader)
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/form',
    config: { permission: 'readApplications' },
    schema: {
      tags: ['applications'],
      summary: 'The form, what has been typed, what is still wrong · 表单',
      params: applicationParams,
      response: { 200: formView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await withReadable(request, request.params.application, async (tx, application) => {
        const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
        const reader = await readerOf(tx, access, application, process.form)
        return formViewOf(application, process, app.cipher, formContextOf(app, access), reader)
      })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/parks/:park/applications/:application/form',
    config: { permission: 'fillApplication' },
    schema: {
      tags: ['applications'],
      summary: 'Save any part of the form · 保存表单',
      params: applicationParams,
      body: saveFormBody,
      response: { 200: savedFormView },
    },
    handler: async (request) => {
      const { values, formRevision } = request.body
      const applicationId = request.params.application
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const order = { applicationId, values, readRevision: formRevision ?? null }
          const saved = await saveForm(app, tx, parkOf(request), order)
          return { formRevision: saved.formRevision, errors: [...saved.errors] }
        }),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/withdrawal',
    config: { permission: 'withdrawApplication', isVital: true },
    schema: {
      tags: ['applications'],
      summary: 'Withdraw the application · 撤回申请',
      params: applicationParams,
      response: { 200: stateView },
    },
    handler: async (request) => {
      const { application: id } = request.params
      const order = { applicationId: id, commandId: commandIdOf(request), actor: actorOf(request) }
      return { id, state: await withdrawApplication(app, parkOf(request), order) }
    },
  })
}
