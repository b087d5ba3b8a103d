import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { findingBody, findingView } from '../findings/finding.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { taskParams } from '../tasks/schemas.ts'
import { askHead, decideLate } from './ask-head.ts'
import { listLateFindings } from './queries.ts'

const lateView = findingView.extend({
  why: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  isApproved: z.boolean().nullable().describe('Without a value the head has not decided yet'),
})

const base = '/api/v1/parks/:park/tasks/:instance/:key/late-findings'

/** 第二轮的新问题 */
export const roundRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: base,
    config: { permission: 'readFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Findings of a later round that the head is asked to let be told · 报批的新问题',
      params: taskParams,
      response: { 200: z.array(lateView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { instance, key } = request.params
      return await inParkOf(request, async (tx) => {
        const task = await existingTask(tx, access.park.id, instance, key)
        if (!mayOpenPage(task, access)) throw wrongDepartment(task, task.post)
        const late = await listLateFindings(tx, access.park.id, request.params)
        return late.map(({ askedByName, askedAt, decidedBy: _, ...each }) => ({
          ...{ ...each, askedBy: askedByName, askedAt: askedAt.toISOString() },
        }))
      })
    },
  })

  app.route({
    method: 'POST',
    url: base,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['findings'],
      summary: 'Ask the head to let a finding be told that could have been told before · 报批新问题',
      params: taskParams,
      body: findingBody.extend({ why: z.string().max(2_000).default('') }),
      response: { 201: z.object({ id: z.uuid() }) },
    },
    handler: async (request, reply) =>
      reply.code(201).send({ id: await askHead(request, request.params, request.body) }),
  })

  app.route({
    method: 'POST',
    url: `${base}/:finding/decision`,
    config: { permission: 'judgeFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Let it be told, or not, by the head of the department · 批准新问题',
      params: taskParams.extend({ finding: z.uuid() }),
      body: z.object({ isApproved: z.boolean() }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await decideLate(request, request.params, request.params.finding, request.body.isApproved)
      return await reply.code(204).send(null)
    },
  })
}
