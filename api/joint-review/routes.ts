import { z } from 'zod'
import { findApplication } from '../applications/queries.ts'
import type { FeatureRoutes } from '../features.ts'
import { standingFindingView, standingFindingViewOf } from '../findings/finding.ts'
import { departmentNames } from '../jobs/queries.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { taskParams } from '../tasks/schemas.ts'
import { workOf } from '../tasks/work-of.ts'
import { draftOpinion } from './draft-opinion.ts'
import { readOpinions } from './read-opinions.ts'

const opinionsView = z.object({
  items: z.array(
    z.object({
      permit: z.string(),
      department: z.string().nullable(),
      outcome: z.string().nullable(),
      isDeemed: z.boolean().describe('It has not answered in time: no objection, for which the department answers'),
      by: z.string().nullable(),
      reason: z.string().nullable(),
      findings: z.array(standingFindingView),
    }),
  ),
  draft: z.string().describe('The opinion by the process’s template, to be changed before it is given'),
})

/** 会审 */
export const jointReviewRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/v1/parks/:park/tasks/:instance/:key/opinions',
    config: { permission: 'readTasks' },
    schema: {
      tags: ['tasks'],
      summary: 'All departments’ opinions on which a joint review concludes · 会审：各部门意见',
      params: taskParams,
      response: { 200: opinionsView },
    },
    handler: async (request) => {
      const access = parkOf(request)
      return await inParkOf(request, async (tx) => {
        const task = await existingTask(tx, access.park.id, request.params.instance, request.params.key)
        if (!mayOpenPage(task, access)) throw wrongDepartment(task, task.post)
        const process = await app.catalogue.byHash(access.park.id, task.definitionHash)
        const application = await findApplication(tx, access.park.id, task.applicationId)
        if (workOf(process, task) !== 'jointReview' || application === null) {
          throw new Refusal('not-found', `Expected task ${task.key} to be a joint review.`, '该任务不是会审。')
        }
        const items = await readOpinions(tx, access.park.id, process, task)
        const codes = items.flatMap(({ department }) => department ?? [])
        const names = await departmentNames(tx, access.park.id, codes)
        return {
          items: items.map(({ permit, department, opinion, findings }) => ({
            ...{ permit, department, outcome: opinion?.outcome ?? null, isDeemed: opinion === null },
            ...{ by: opinion?.personName ?? null, reason: opinion?.reason ?? null },
            findings: findings.map(standingFindingViewOf),
          })),
          draft: draftOpinion(process, application, items, names),
        }
      })
    },
  })
}
