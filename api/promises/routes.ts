import { z } from 'zod'
import { withReadable } from '../applications/access.ts'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { materialParams } from '../materials/schemas.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { judgePromise, promiseFindings } from './judge-promise.ts'
import { keepingPromiseRefusals } from './keeping-refusals.ts'
import { promiseLifecycle } from './lifecycle.ts'
import { listPromisesOf, type SignedPromise } from './queries.ts'
import { signMaterialPromise, takePromiseBack } from './sign-material-promise.ts'

export const promiseParams = inParkParams.extend({ promise: z.uuid() })

const promiseView = z.object({
  id: z.uuid(),
  code: z.string().describe('The material that the promise stands for'),
  permit: z.string(),
  state: z.enum(promiseLifecycle.states),
  signedAt: z.iso.datetime(),
  verifyBy: z.iso.datetime().nullable().describe('Known from the issue of the permit on'),
  mendBy: z.iso.datetime().nullable(),
})

/** 告知承诺: signing it, what became of it, what the department found. */
export const promiseRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/applications/:application/promises',
    config: { permission: 'readMaterials' },
    schema: {
      tags: ['promises'],
      summary: 'Promises of an application · 本申请的告知承诺',
      params: applicationParams,
      response: { 200: z.array(promiseView) },
    },
    handler: async (request) =>
      await withReadable(request, request.params.application, async (tx, application) =>
        (await listPromisesOf(tx, parkOf(request).park.id, application.id)).map(viewOf),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/promise',
    config: { permission: 'signPromise' },
    schema: {
      tags: ['promises'],
      summary: 'Promise instead of handing in · 签署告知承诺',
      description:
        'By the owner alone, on the published terms. Where public safety rests on it, it is refused and kept.',
      params: materialParams,
      body: z.object({ signed: z.literal(true).describe('The owner has read the terms and signs') }),
      response: { 201: z.object({ code: z.string(), permits: z.array(z.string()) }) },
    },
    handler: async (request, reply) => {
      const { application: applicationId, code } = request.params
      const order = { applicationId, code, personId: personOf(request).personId }
      const signed = await keepingPromiseRefusals(request, order, () =>
        inParkOf(request, (tx) =>
          answerOnce(request, tx, async () => {
            const { permits } = await signMaterialPromise(app, tx, parkOf(request), order)
            return { code, permits: [...permits] }
          }),
        ),
      )
      return reply.code(201).send(signed)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/v1/parks/:park/applications/:application/materials/:code/promise',
    config: { permission: 'signPromise' },
    schema: {
      tags: ['promises'],
      summary: 'Take a promise back before submitting · 取消告知承诺',
      params: materialParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { application: applicationId, code } = request.params
      const order = { applicationId, code, personId: personOf(request).personId }
      await inParkOf(request, (tx) => takePromiseBack(tx, parkOf(request), order))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/promises/:promise/findings',
    config: { permission: 'judgePromises' },
    schema: {
      tags: ['promises'],
      summary: 'What the verification found, or that it was mended · 核查结果、改正确认',
      params: promiseParams,
      body: z.object({ finding: z.enum(promiseFindings), words: z.string().max(2_000) }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await judgePromise(request, request.params.promise, request.body)
      return reply.code(204).send(null)
    },
  })
}

function viewOf({ id, code, permit, state, signedAt, verifyBy, mendBy }: SignedPromise): z.input<typeof promiseView> {
  return {
    ...{ id, code, permit, state },
    signedAt: signedAt.toISOString(),
    verifyBy: verifyBy?.toISOString() ?? null,
    mendBy: mendBy?.toISOString() ?? null,
  }
}
