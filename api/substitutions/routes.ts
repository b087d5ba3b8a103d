import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { enterSubstitution } from './enter-substitution.ts'
import { handTasks, listToHand, mustConcern } from './hand-over.ts'
import { endSubstitution, listSubstitutions } from './queries.ts'
import { type Substitution, scopes } from './substitution.ts'

const url = '/api/v1/parks/:park/substitutions'
const one = inParkParams.extend({ substitution: z.uuid() })
const directions = z.enum(['over', 'back']).describe('To the substitute, or back to whose they were')

const substitutionBody = z.object({
  personId: z.uuid().describe('Who is away'),
  substituteId: z.uuid().describe('Who stands in'),
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  scope: z.enum(scopes).default('all'),
  values: z.array(z.string().min(1).max(100)).max(100).default([]).describe('Codes of departments, letters or keys'),
  reason: z.string().trim().min(1).max(500),
})

const substitutionView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  substituteId: z.uuid(),
  substituteName: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  scope: z.enum(scopes),
  values: z.array(z.string()),
  reason: z.string(),
  enteredByName: z.string(),
})

const heldView = z.object({
  instanceId: z.uuid(),
  key: z.number().int(),
  node: z.string(),
  name: z.string().nullable(),
})

/** 代岗 (A/B 角): who stands in for whom, and what changes hands. */
export const substitutionRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url,
    config: { permission: 'useSubstitutions' },
    schema: {
      tags: ['organisation'],
      summary: 'Who stands in for whom · 代岗登记',
      params: inParkParams,
      response: { 200: z.array(substitutionView) },
    },
    handler: async (request) =>
      (await inParkOf(request, (tx) => listSubstitutions(tx, parkOf(request).park.id))).map(viewOf),
  })

  app.route({
    method: 'POST',
    url,
    config: { permission: 'useSubstitutions' },
    schema: {
      tags: ['organisation'],
      summary: 'Enter a substitution · 登记代岗',
      description: 'By the person, the head of their department, or a manager. It begins and ends by itself.',
      params: inParkParams,
      body: substitutionBody,
      response: { 200: z.object({ id: z.uuid() }) },
    },
    handler: async (request) => {
      const { from, until, values: scopeValues, ...rest } = request.body
      const by = { access: parkOf(request), personId: personOf(request).personId, now: new Date(app.engine.now()) }
      const asked = { ...rest, scopeValues, fromAt: new Date(from), untilAt: new Date(until) }
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => ({ id: await enterSubstitution(tx, by, asked) })),
      )
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:substitution/end`,
    config: { permission: 'useSubstitutions' },
    schema: {
      tags: ['organisation'],
      summary: 'End it now · 提前结束',
      params: one,
      response: { 200: z.object({ ended: z.boolean() }) },
    },
    handler: async (request) => {
      await inParkOf(request, async (tx) => {
        const { id } = await mustConcern(request, tx, request.params.substitution)
        await endSubstitution(tx, parkOf(request).park.id, id, personOf(request).personId, new Date(app.engine.now()))
      })
      return { ended: true }
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/:substitution/tasks`,
    config: { permission: 'useSubstitutions' },
    schema: {
      tags: ['organisation'],
      summary: 'What would change hands · 待移交的任务',
      params: one,
      querystring: z.object({ direction: directions.default('over') }),
      response: { 200: z.array(heldView) },
    },
    handler: async (request) => {
      const { park } = parkOf(request)
      const held = await inParkOf(request, async (tx) =>
        listToHand(tx, park.id, await mustConcern(request, tx, request.params.substitution), request.query.direction),
      )
      return held.map(({ instanceId, key, node, name }) => ({ instanceId, key, node, name }))
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/:substitution/handover`,
    config: { permission: 'useSubstitutions' },
    schema: {
      tags: ['organisation'],
      summary: 'Hand all of it over, or back · 移交、交还',
      params: one,
      body: z.object({ direction: directions }),
      response: { 200: z.object({ handed: z.number().int() }) },
    },
    handler: async (request) => ({
      handed: await handTasks(request, request.params.substitution, request.body.direction),
    }),
  })
}

function viewOf({ fromAt, untilAt, scopeValues, endedBy: _, ...row }: Substitution): z.input<typeof substitutionView> {
  return { ...row, from: fromAt.toISOString(), until: untilAt.toISOString(), values: [...scopeValues] }
}
