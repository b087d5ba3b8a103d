import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { listJobTypes, saveJobType } from './queries.ts'

const jobTypeView = z.object({
  type: z.string(),
  isPaused: z.boolean(),
  atMost: z.number().int().nullable().describe('Most at the same time, on all nodes and workers; null = any number'),
  waiting: z.number().int(),
  running: z.number().int(),
  failed: z.number().int().describe('Without a try left: an incident stands for each'),
  suspended: z.number().int().describe('Of instances that are suspended'),
})

const ruleBody = z.object({
  isPaused: z.boolean().describe('Nothing of it is handed out; what runs may end'),
  atMost: z.number().int().min(1).max(10_000).nullable(),
})

/** Types of jobs of a park: how they stand, pausing and bounding them. */
export const jobTypeRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/job-types',
    config: { permission: 'readInstances' },
    schema: {
      tags: ['jobs'],
      summary: 'Types of jobs and how their jobs stand · 作业类型',
      params: inParkParams,
      response: { 200: z.array(jobTypeView) },
    },
    handler: async (request) => [...(await inParkOf(request, (tx) => listJobTypes(tx, parkOf(request).park.id)))],
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/parks/:park/job-types/:type',
    config: { permission: 'ruleJobTypes' },
    schema: {
      tags: ['jobs'],
      summary: 'Pause, resume or bound a type of jobs, for workers and handlers alike · 暂停、恢复、限制同时数',
      params: inParkParams.extend({ type: z.string().min(1).max(120) }),
      body: ruleBody,
      response: { 200: ruleBody },
    },
    handler: async (request) => {
      const { body, params } = request
      const { id } = parkOf(request).park
      return await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          await saveJobType(tx, id, { jobType: params.type, ...body }, personOf(request).personId)
          return body
        }),
      )
    },
  })
}
