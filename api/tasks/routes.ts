import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { officeOf } from '../deadlines/office.ts'
import type { FeatureRoutes } from '../features.ts'
import { listInbox } from '../inbox/queries.ts'
import { inParkParams } from '../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { visibleCommands } from '../task-history/visible-opinions.ts'
import { mayAnswer, mayOpenPage, mayRead, wrongDepartment } from './access.ts'
import { answerTask, assignTask, checkTask, claimTask, releaseTask } from './act-on-task.ts'
import { existingTask } from './existing-task.ts'
import { listDepartments, listDone, listMine } from './queries.ts'
import { answerBody, assignBody, sendBackBody, taskDetailView, taskParams, taskView } from './schemas.ts'
import type { Task } from './task.ts'
import { taskDetailOf, taskViewOf } from './view.ts'

const noFilter = { q: '', step: '', permit: '', department: '', light: '' } as const
const first = { order: 'due', descending: false, offset: 0, limit: 500 } as const

/** 任务: lists, claim, release, answer, confirm, send back, assign. */
export const taskRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/tasks',
    config: { permission: 'readTasks' },
    schema: {
      tags: ['tasks'],
      summary:
        'Tasks: mine, those of my departments, done, copied to me, followed, raised; most urgent first · ' +
        '我的待办、部门待领、已办、抄送我、关注、督办',
      params: inParkParams,
      querystring: z.object({
        view: z.enum(['mine', 'department', 'done', 'copied', 'followed', 'raised']).default('mine'),
      }),
      response: { 200: z.array(taskView) },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { personId } = personOf(request)
      const asOf = { now: new Date(app.engine.now()), yellow: [] }
      const found = await inParkOf(request, (tx) => {
        switch (request.query.view) {
          case 'mine':
            return listMine(tx, access.park.id, personId)
          case 'department':
            return listDepartments(tx, access, personId)
          case 'done':
            return listDone(tx, access.park.id, personId)
          case 'copied':
          case 'followed':
          case 'raised':
            return listInbox(tx, { access, personId }, request.query.view, noFilter, asOf, first)
        }
      })
      return found.map((task) => viewOf(request, task))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/tasks/:instance/:key',
    config: { permission: 'readTasks' },
    schema: {
      tags: ['tasks'],
      summary: 'One task with its outcomes and what was written · 任务详情',
      params: taskParams,
      response: { 200: taskDetailView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      const { instance, key } = request.params
      return await inParkOf(request, async (tx) => {
        const task = await existingTask(tx, access.park.id, instance, key)
        if (!mayRead(task, access)) throw wrongDepartment(task, task.post)
        const process = await app.catalogue.byHash(access.park.id, task.definitionHash)
        const isOwn = mayOpenPage(task, access) || mayAnswer(task, access)
        const visible = isOwn ? null : await visibleCommands(tx, access, task.applicationId)
        return await taskDetailOf(
          tx,
          access,
          officeOf(app.engine, access.park),
          task,
          process,
          personOf(request).personId,
          visible,
        )
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/tasks/:instance/:key/claim',
    config: { permission: 'claimTask' },
    schema: {
      tags: ['tasks'],
      summary: 'Claim · 领取',
      params: taskParams,
      response: { 200: taskView },
    },
    handler: async (request) => viewOf(request, await claimTask(request, request.params)),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/tasks/:instance/:key/release',
    config: { permission: 'claimTask' },
    schema: {
      tags: ['tasks'],
      summary: 'Give it back to the department · 退回部门',
      params: taskParams,
      response: { 200: taskView },
    },
    handler: async (request) => viewOf(request, await releaseTask(request, request.params)),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/tasks/:instance/:key/assignment',
    config: { permission: 'assignTask' },
    schema: {
      tags: ['tasks'],
      summary: 'The head hands it to a person · 指派',
      params: taskParams,
      body: assignBody,
      response: { 200: taskView },
    },
    handler: async (request) => viewOf(request, await assignTask(request, request.params, request.body.personId)),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/parks/:park/tasks/:instance/:key/answer',
    config: { permission: 'answerTask', isVital: true },
    schema: {
      tags: ['tasks'],
      summary: 'Answer a task that one has claimed · 提交结论',
      description:
        '`refuse` needs reason and legal basis, `needsCorrection` and `incomplete` need findings. What was written is ' +
        'kept as a draft even when the command is refused, for instance because somebody else was faster.',
      params: taskParams,
      body: answerBody,
      response: { 200: taskView },
    },
    handler: async (request) => {
      const { outcome = null, reason = null, legalBasis = null, findings, reopened, fields } = request.body
      const answer = { outcome, reason, legalBasis, findings, reopened, fields }
      return viewOf(request, await answerTask(request, request.params, answer))
    },
  })

  for (const [path, kind, summary] of [
    ['confirmation', 'confirm', 'Confirm the answer of another person · 复核通过'],
    ['send-back', 'sendBack', 'Send the answer back to who gave it · 复核退回'],
  ] as const) {
    app.route({
      method: 'POST',
      url: `/api/v1/parks/:park/tasks/:instance/:key/${path}`,
      config: { permission: 'checkTask', isVital: true },
      schema: {
        tags: ['tasks'],
        summary,
        params: taskParams,
        body: kind === 'sendBack' ? sendBackBody : z.object({ reason: z.string().max(2_000).optional() }).nullish(),
        response: { 200: taskView },
      },
      handler: async (request) =>
        viewOf(request, await checkTask(request, request.params, kind, request.body?.reason ?? null)),
    })
  }
}

function viewOf(request: FastifyRequest, task: Task): ReturnType<typeof taskViewOf> {
  return taskViewOf(officeOf(request.server.engine, parkOf(request).park), task)
}
