import type { FastifyRequest } from 'fastify'
import type { SidePart } from '../../../../templates/pages/reviewer/task-model.ts'
import { parkOf } from '../../../plugins/access.ts'
import { workOf } from '../../../tasks/work-of.ts'
import { say } from '../../frame.ts'
import type { TaskContent } from './read-task.ts'

/** Where a task is worked that has a page of its own, and after merging, where its rectification is followed. */
export function workLink(
  request: FastifyRequest,
  { task, process, notices }: Pick<TaskContent, 'task' | 'process' | 'notices'>,
  base: string,
): SidePart['work'] {
  const application = `/parks/${parkOf(request).park.slug}/applications/${task.applicationId}`
  const link = (href: string, key: Parameters<typeof say>[1]) => ({ href, label: say(request, key) })
  switch (workOf(process, task)) {
    case 'appointment':
      return link(`${application}/survey-appointment`, 'survey.openAppointment')
    case 'survey':
      return link(`${base}/survey`, 'survey.open')
    case 'recheck':
      return link(`${base}/recheck`, 'survey.openRecheck')
    case 'merge':
      return notices.some(({ kind }) => kind === 'rectification')
        ? link(`${application}/rectification`, 'survey.openRectification')
        : null
    case 'jointReview':
    case null:
      return null
  }
}
