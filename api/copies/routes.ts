import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { inParkParams } from '../parks/schemas.ts'
import { listNames, listOfficers } from '../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { taskParams } from '../tasks/schemas.ts'
import { colleaguesOf } from './colleagues.ts'
import { copyTask, mustBeReadable } from './copy-task.ts'
import { listCopies, markRead } from './queries.ts'
import { colleagueView, copyBody, copyView, copyViewOf } from './schemas.ts'

const url = '/api/v1/parks/:park/tasks/:instance/:key/copies'

/** 抄送: who got a copy of a task and why; sending one, and having read it. */
export const copyRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/colleagues',
    config: { permission: 'useInbox' },
    schema: {
      tags: ['tasks'],
      summary: 'Colleagues to whom one may send copies · 可以抄送的同事',
      params: inParkParams,
      response: { 200: z.array(colleagueView) },
    },
    handler: async (request) => {
      const officers = await inParkOf(request, (tx) => listOfficers(tx, parkOf(request).park.id))
      const colleagues = colleaguesOf(officers, personOf(request).personId)
      return colleagues.map(({ departments, ...who }) => ({ ...who, departments: [...departments] }))
    },
  })

  app.route({
    method: 'GET',
    url,
    config: { permission: 'useInbox' },
    schema: {
      tags: ['tasks'],
      summary: 'Copies of a task: to whom, why, and whether they were read · 抄送记录',
      params: taskParams,
      response: { 200: z.array(copyView) },
    },
    handler: async (request) => await viewsOf(request, request.params),
  })

  app.route({
    method: 'POST',
    url,
    config: { permission: 'copyTask' },
    schema: {
      tags: ['tasks'],
      summary: 'Show the task to colleagues, who may read it and answer nothing · 抄送',
      description: 'By whoever handles the task, its checker, the head of its department, or a manager.',
      params: taskParams,
      body: copyBody,
      response: { 200: z.array(copyView) },
    },
    handler: async (request) => {
      const id = await copyTask(request, request.params, request.body)
      return (await viewsOf(request, request.params)).filter((copy) => copy.id === id)
    },
  })

  app.route({
    method: 'PUT',
    url: `${url}/reading`,
    config: { permission: 'useInbox' },
    schema: {
      tags: ['tasks'],
      summary: 'One has read what one got a copy of · 抄送已阅',
      params: taskParams,
      response: { 200: z.object({ read: z.number().int().describe('How many copies were unread') }) },
    },
    handler: async (request) => {
      const { park } = parkOf(request)
      const now = new Date(app.engine.now())
      const read = await inParkOf(request, async (tx) => {
        await existingTask(tx, park.id, request.params.instance, request.params.key)
        return await markRead(tx, park.id, request.params, personOf(request).personId, now)
      })
      return { read }
    },
  })
}

async function viewsOf(request: FastifyRequest, at: TaskAddress) {
  const access = parkOf(request)
  return await inParkOf(request, async (tx) => {
    const task = await existingTask(tx, access.park.id, at.instance, at.key)
    await mustBeReadable(tx, access, task, personOf(request).personId)
    const copies = await listCopies(tx, access.park.id, at)
    const names = await listNames(
      tx,
      copies.map(({ copiedBy }) => copiedBy),
    )
    return copies.map((copy) => copyViewOf(copy, names))
  })
}
