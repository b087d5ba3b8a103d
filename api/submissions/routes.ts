import { z } from 'zod'
import { applicationParams, submittedView } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { signPromise } from './sign-promise.ts'
import { submitApplication } from './submit-application.ts'

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
      const order = { applicationId: request.params.application, personId: personOf(request).personId }
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => ({
          promisedAt: (await signPromise(app, tx, parkOf(request), order)).toISOString(),
        })),
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
      const submitted = await submitApplication(app, parkOf(request), {
        applicationId: request.params.application,
        commandId: commandIdOf(request),
        personId: personOf(request).personId,
      })
      return reply.code(201).send({ ...submitted, receivedAt: submitted.receivedAt.toISOString() })
    },
  })
}
