import { z } from 'zod'
import { applicationParams } from '../applications/schemas.ts'
import type { FeatureRoutes } from '../features.ts'
import { findingBody, standingFindingView, standingFindingViewOf } from '../findings/finding.ts'
import { listOpenFindings } from '../findings/queries.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { taskParams } from '../tasks/schemas.ts'
import { mergeFindings, setFindingAside, splitLine, takeFindingBack } from './act-on-merging.ts'
import { addFinding } from './add-finding.ts'
import { compareFindings } from './compare-findings.ts'
import { readMerging } from './queries.ts'

const words = z.object({
  whatIsWrong: z.string().trim().max(2_000).default(''),
  howToFix: z.string().trim().max(2_000).default(''),
  rule: z.string().trim().max(400).optional(),
})

const mergingView = z.object({
  findings: z.array(
    standingFindingView.extend({
      duplicateOf: z.uuid().nullable().describe('An earlier finding that says the same of the same thing'),
      contradicts: z.uuid().nullable().describe('Another department asks for something else of the same thing'),
    }),
  ),
  lines: z.array(
    z.object({
      ...{ id: z.uuid(), findings: z.array(z.uuid()) },
      ...{ whatIsWrong: z.string(), howToFix: z.string(), rule: z.string().nullable() },
    }),
  ),
  setAside: z.array(z.object({ finding: z.uuid(), reason: z.string() })),
})

const base = '/api/v1/parks/:park/tasks/:instance/:key'

/** 合并补正意见: all departments' findings become one notice. */
export const mergingRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: `${base}/merging`,
    config: { permission: 'readFindings' },
    schema: {
      tags: ['findings'],
      summary: 'What all departments found, with duplicates and contradictions, and what was made of it · 待合并的问题',
      params: taskParams,
      response: { 200: mergingView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await inParkOf(request, async (tx) => {
        const task = await existingTask(tx, access.park.id, request.params.instance, request.params.key)
        if (!mayOpenPage(task, access)) throw wrongDepartment(task, task.post)
        const findings = await listOpenFindings(tx, access.park.id, task.applicationId)
        const likenesses = compareFindings(findings)
        const { lines, setAside } = await readMerging(tx, access.park.id, request.params)
        return {
          findings: findings.map((finding) => ({
            ...standingFindingViewOf(finding),
            ...(likenesses.get(finding.id) ?? { duplicateOf: null, contradicts: null }),
          })),
          lines: lines.map((line) => ({ ...line, findings: [...line.findings] })),
          setAside: [...setAside].map(([finding, reason]) => ({ finding, reason })),
        }
      })
    },
  })

  app.route({
    method: 'POST',
    url: `${base}/merged-lines`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['findings'],
      summary: 'Make one line of several findings · 合并为一条',
      params: taskParams,
      body: words.extend({ findings: z.array(z.uuid()).max(1_000) }),
      response: { 201: z.object({ id: z.uuid() }) },
    },
    handler: async (request, reply) => {
      const { rule, ...line } = request.body
      return reply.code(201).send({ id: await mergeFindings(request, request.params, { ...line, rule: rule || null }) })
    },
  })

  app.route({
    method: 'DELETE',
    url: `${base}/merged-lines/:line`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['findings'],
      summary: 'Tell its findings one by one again · 拆分',
      params: taskParams.extend({ line: z.uuid() }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await splitLine(request, request.params, request.params.line)
      return await reply.code(204).send(null)
    },
  })

  const aside = taskParams.extend({ finding: z.uuid() })
  app.route({
    method: 'PUT',
    url: `${base}/set-aside/:finding`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['findings'],
      summary: 'Leave a finding out of the notice, with a reason that its department is told · 不列入告知书',
      params: aside,
      body: z.object({ reason: z.string().max(2_000).default('') }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { finding } = request.params
      await setFindingAside(request, request.params, { finding, reason: request.body.reason })
      return await reply.code(204).send(null)
    },
  })

  app.route({
    method: 'DELETE',
    url: `${base}/set-aside/:finding`,
    config: { permission: 'answerTask' },
    schema: {
      tags: ['findings'],
      summary: 'Take it back into the notice · 恢复列入告知书',
      params: aside,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await takeFindingBack(request, request.params, request.params.finding)
      return await reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/applications/:application/findings',
    config: { permission: 'judgeFindings' },
    schema: {
      tags: ['findings'],
      summary: 'Add what one forgot, while the lead merges; refused and kept once the notice is sent · 补充问题',
      params: applicationParams,
      body: findingBody,
      response: { 201: standingFindingView },
    },
    handler: async (request, reply) =>
      reply.code(201).send(standingFindingViewOf(await addFinding(request, request.params.application, request.body))),
  })
}
