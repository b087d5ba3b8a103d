import { placeOfTask } from '../../../clocks/place.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { taskParams } from '../../../tasks/schemas.ts'
import { clockForms } from '../../parts/clock-forms.ts'
import { taskHref } from '../inbox-rows.ts'
import { taskQuery } from './read-task.ts'
import { showTask } from './show-task.ts'

/** 中止计时、恢复计时、延期 from the page of a task. */
export const taskClockRoutes: FeatureRoutes = async (app) => {
  clockForms(app, {
    base: '/parks/:park/tasks/:instance/:key',
    params: taskParams,
    place: placeOfTask,
    href: ({ park, instance, key }) => taskHref(park, { instanceId: instance, key }),
    show: (request, params, form) => showTask(request, params, taskQuery.parse({}), form),
  })
}
