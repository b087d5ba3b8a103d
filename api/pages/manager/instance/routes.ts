import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { followApplication } from '../../../follows/follow-application.ts'
import type { Activity } from '../../../instances/activities.ts'
import type { HistoryEntry } from '../../../instances/history-entry.ts'
import { instanceParams } from '../../../instances/schemas.ts'
import { listQuery } from '../../../lists/paging.ts'
import { type List, listPage } from '../../list-page.ts'
import { page, pageForm } from '../../page-route.ts'
import { wantsToFollow } from '../../parts/follow.ts'
import { activitiesPage, activityColumns } from './activities-page.ts'
import { clocksPage } from './clocks-page.ts'
import { diagramPage } from './diagram-page.ts'
import { historyColumns, historyPage } from './history-page.ts'
import { instanceHref } from './instance-head.ts'
import { readInstance } from './instance-reading.ts'
import { interventionPageRoutes } from './intervention-routes.ts'
import { jobsPage } from './jobs-page.ts'
import { shownActivities } from './shown-activities.ts'
import { variablesPage } from './variables-page.ts'

const url = '/parks/:park/instances/:instance'
const params = instanceParams
const noQuery = z.object({})
const permission = 'readInstances'

const diagramQuery = z.object({
  step: z.string().max(120).default(''),
  colours: z.enum(['shown', 'hidden']).default('shown'),
})

/** One instance: diagram, activities, variables, jobs, clocks, history. */
export const instancePageRoutes: FeatureRoutes = async (app) => {
  await app.register(interventionPageRoutes)

  page(app, {
    url,
    permission,
    summary: 'An instance on its diagram · 实例流程图',
    params,
    query: diagramQuery,
    show: async (request, { instance }, asked) =>
      renderPage('manager/diagram', diagramPage(request, await readInstance(request, instance), asked)),
  })

  pageForm(app, {
    url: `${url}/following`,
    permission,
    summary: 'Follow the application, or no longer · 关注、取消关注',
    params,
    act: async (request, { instance }, typed) => {
      const { row } = await readInstance(request, instance)
      await followApplication(request, row.rootInstanceId, wantsToFollow(typed))
      return instanceHref(request, instance)
    },
    show: async (request, { instance }) =>
      renderPage(
        'manager/diagram',
        diagramPage(request, await readInstance(request, instance), diagramQuery.parse({})),
      ),
  })

  listPage(app, {
    url: `${url}/activities`,
    permission,
    summary: 'What was done · 实例活动',
    params,
    query: listQuery,
    list: async (request, { instance }): Promise<List<Activity>> => {
      const reading = await readInstance(request, instance)
      return {
        name: 'activities',
        rows: shownActivities(reading),
        columns: activityColumns(reading),
        html: (paged) => renderPage('manager/activities', activitiesPage(request, reading, paged)),
      }
    },
  })

  page(app, {
    url: `${url}/variables`,
    permission,
    summary: 'Variables by scope · 实例变量',
    params,
    query: noQuery,
    show: async (request, { instance }) =>
      renderPage('manager/variables', variablesPage(request, await readInstance(request, instance))),
  })

  page(app, {
    url: `${url}/jobs`,
    permission,
    summary: 'Jobs with their attempts · 实例作业',
    params,
    query: noQuery,
    show: async (request, { instance }) =>
      renderPage('manager/jobs', jobsPage(request, await readInstance(request, instance))),
  })

  page(app, {
    url: `${url}/clocks`,
    permission,
    summary: 'Limits and timers · 实例计时',
    params,
    query: noQuery,
    show: async (request, { instance }) =>
      renderPage('manager/clocks', clocksPage(request, await readInstance(request, instance))),
  })

  listPage(app, {
    url: `${url}/history`,
    permission,
    summary: 'Full history with the check of its chain · 完整记录',
    params,
    query: listQuery,
    list: async (request, { instance }): Promise<List<HistoryEntry>> => {
      const reading = await readInstance(request, instance)
      return {
        name: 'history',
        rows: reading.entries,
        columns: historyColumns(reading),
        html: (paged) => renderPage('manager/history', historyPage(request, reading, paged)),
      }
    },
  })
}
