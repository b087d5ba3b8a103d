import { z } from 'zod'
import { mustBeEditable, mustBeOwner, ownApplication } from '../applications/access.ts'
import { findApplication, lockApplication, recordPromise } from '../applications/queries.ts'
import { applicationParams, submittedView } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { accepted } from '../refusal.ts'
import { prepareSubmission } from './prepare-submission.ts'
import { sendSubmission } from './send-submission.ts'

/** Promise, submission and correction: what the enterprise hands in. */
export const submissionRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/promise',
    config: { permission: 'signPromise' },
    schema: {
      tags: ['applications'],
      summary: 'Sign the promise letter for the form as it stands · 签署告知承诺书',
      params: applicationParams,
      response: { 200: z.object({ promisedAt: z.iso.datetime() }) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const id = request.params.application
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await lockApplication(tx, access.park.id, id)
          const { application, relation } = await ownApplication(tx, access, id)
          mustBeOwner(relation)
          mustBeEditable(application)
          const at = new Date(app.engine.now())
          await recordPromise(tx, access.park.id, id, personOf(request).personId, at)
          return { promisedAt: at.toISOString() }
        }),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/submission',
    config: { permission: 'submitApplication', isVital: true },
    schema: {
      tags: ['applications'],
      summary: 'Submit, or hand in the correction that is awaited · 提交申请、提交补正',
      description:
        'Freezes form and materials. Refused with every mistake at once: `form-invalid`, `materials-missing`, ' +
        '`promise-missing`. The Idempotency-Key makes a repetition harmless.',
      params: applicationParams,
      response: { 201: submittedView },
    },
    handler: async (request, reply) => {
      const access = parkOf(request)
      const order = {
        applicationId: request.params.application,
        commandId: commandIdOf(request),
        personId: personOf(request).personId,
      }
      const submission = await inParkOf(request, (tx) => prepareSubmission(app, tx, access, order))
      accepted(await sendSubmission(app, submission))
      const application = await inParkOf(request, (tx) => findApplication(tx, access.park.id, order.applicationId))
      if (application?.number == null) throw new Error(`Expected application ${order.applicationId} to have a number.`)
      return reply.code(201).send({
        id: application.id,
        number: application.number,
        round: submission.round,
        receivedAt: submission.receivedAt.toISOString(),
        state: application.state,
      })
    },
  })
}
