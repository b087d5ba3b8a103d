import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { copyTask } from '../../../copies/copy-task.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { followApplication } from '../../../follows/follow-application.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { existingTask } from '../../../tasks/existing-task.ts'
import { taskParams } from '../../../tasks/schemas.ts'
import { type FormState, pageForm } from '../../page-route.ts'
import { wantsToFollow } from '../../parts/follow.ts'
import { listOf, textOf } from '../../typed.ts'
import { taskHref } from '../inbox-rows.ts'
import { taskQuery } from './read-task.ts'
import { showTask } from './show-task.ts'

const base = '/parks/:park/tasks/:instance/:key'

type Params = z.output<typeof taskParams>

/** 抄送 and 关注 from the page of a task. */
export const taskShareRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: `${base}/copies`,
    permission: 'copyTask',
    summary: 'Show the task to colleagues · 抄送',
    params: taskParams,
    act: async (request, params, typed) => {
      const note = textOf(typed, 'copyNote').slice(0, 1_000)
      await copyTask(request, params, { people: listOf(typed, 'copyTo'), note })
      // The history is where it can be read from now on.
      return `${hrefOf(params)}?tab=history`
    },
    show,
  })

  pageForm(app, {
    url: `${base}/following`,
    permission: 'useInbox',
    summary: 'Follow the application, or no longer · 关注、取消关注',
    params: taskParams,
    act: async (request, params, typed) => {
      const { park } = parkOf(request)
      const task = await inParkOf(request, (tx) => existingTask(tx, park.id, params.instance, params.key))
      await followApplication(request, task.applicationId, wantsToFollow(typed), params)
      return hrefOf(params)
    },
    show,
  })
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  return await showTask(request, params, taskQuery.parse({}), form)
}

function hrefOf({ park, instance, key }: Params): string {
  return taskHref(park, { instanceId: instance, key })
}
