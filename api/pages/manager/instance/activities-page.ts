import type { FastifyRequest } from 'fastify'
import type { ActivitiesPage } from '../../../../templates/pages/manager/instance-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Activity } from '../../../instances/activities.ts'
import type { Column } from '../../../lists/columns.ts'
import type { Paged } from '../../../lists/paging.ts'
import { frameOf } from '../../frame.ts'
import { pagerOf } from '../../list-page.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { durationWords, wordFor } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHead, instanceHref } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { activityName, outcomeWords, shownActivities, whoWords } from './shown-activities.ts'

/** What was done, in order of its beginning. */
export function activitiesPage(
  request: FastifyRequest,
  reading: InstanceReading,
  paged: Paged<Activity>,
): ActivitiesPage {
  const { telling, entries } = reading
  const { language, zone, now } = telling
  const counts = { activities: shownActivities(reading).length, history: entries.length }
  const head = instanceHead(request, reading, 'activities', counts)
  return {
    frame: frameOf(request, { title: head.title, audience: 'office', path: instancePath(request, reading) }),
    head,
    rows: paged.rows.map((activity) => ({
      href: `${instanceHref(request, reading.row.id)}?step=${encodeURIComponent(activity.node)}#step`,
      name: activityName(reading, activity),
      type: typeWords(reading, activity),
      started: dateAndTime(language, zone, activity.startedAt, now),
      ended:
        activity.endedAt === null
          ? textIn(language, 'manager.activities.underWay')
          : dateAndTime(language, zone, activity.endedAt, now),
      duration: durationWords(language, (activity.endedAt ?? now) - activity.startedAt),
      outcome: outcomeWords(reading, activity),
      who: whoWords(reading, activity),
    })),
    pager: pagerOf(request, paged),
  }
}

/** The same as a file. */
export function activityColumns(reading: InstanceReading): readonly Column<Activity>[] {
  const { language } = reading.telling
  return [
    { label: textIn(language, 'manager.activities.step'), value: (each) => activityName(reading, each) },
    { label: textIn(language, 'manager.activities.type'), value: (each) => typeWords(reading, each) },
    { label: textIn(language, 'manager.activities.started'), value: ({ startedAt }) => new Date(startedAt) },
    {
      label: textIn(language, 'manager.activities.ended'),
      value: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)),
    },
    { label: textIn(language, 'manager.activities.outcome'), value: (each) => outcomeWords(reading, each) },
    { label: textIn(language, 'manager.activities.who'), value: (each) => whoWords(reading, each) },
  ]
}

function typeWords({ telling, definition }: InstanceReading, { node }: Activity): string {
  return wordFor(telling.language, `manager.node.${definition.nodes.get(node)?.type ?? ''}`)
}
