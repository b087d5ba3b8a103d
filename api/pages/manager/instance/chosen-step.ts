import type { FastifyRequest } from 'fastify'
import type { DiagramPage } from '../../../../templates/pages/manager/instance-models.ts'
import type { Fact } from '../../../../templates/pages/parts.ts'
import { type TextKey, textIn } from '../../../../templates/texts/catalogue.ts'
import type { Activity } from '../../../instances/activities.ts'
import type { InstancePath } from '../../../instances/path.ts'
import { parkOf } from '../../../plugins/access.ts'
import { withQuery } from '../../address.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dueOf, lightOf } from '../../parts/deadline-parts.ts'
import { commandWords, eventWords, personName } from '../describe-history.ts'
import { nodeName, wordFor } from '../names.ts'
import type { InstanceReading } from './instance-reading.ts'
import { showingOf, stepLimits } from './shown-activities.ts'

const MOST_EVENTS = 30

/** What is known of one step of the diagram; `null` where none is chosen or there is none of this id. */
export function chosenStep(
  request: FastifyRequest,
  reading: InstanceReading,
  path: InstancePath,
  step: string,
): DiagramPage['chosen'] {
  const { definition, telling, instance } = reading
  const node = definition.nodes.get(step)
  if (node === undefined) return null
  const { language } = telling
  const { park } = parkOf(request)
  const activities = reading.activities.filter((activity) => activity.node === step)
  const last = activities.findLast(({ endedAt }) => endedAt === null) ?? activities.at(-1)
  const standing = path.standings.find((each) => each.node === step)
  const failed = instance.elements.find((element) => element.node === step && element.incident !== undefined)
  const showing = showingOf(request, reading)
  const limits = last === undefined ? [] : stepLimits(request, reading, last)
  const deadline = limits[0]?.deadline ?? null
  return {
    name: nodeName(language, definition, step),
    type: wordFor(language, `manager.node.${node.type}`),
    closeHref: withQuery(request.url, { step: '' }),
    state:
      standing === undefined
        ? wordFor(language, 'manager.standing.later')
        : wordFor(language, `manager.standing.${standing.state}`),
    light: deadline === null ? null : lightOf(showing, deadline),
    facts: last === undefined ? [] : factsOf(reading, last, activities.length),
    dues: limits.map(({ clock, deadline: limit }) => ({
      label: textIn(language, `limit.${clock}`),
      due: dueOf(showing, limit),
    })),
    incident:
      failed?.incident === undefined
        ? null
        : {
            href: `/parks/${park.slug}/incidents/${instance.id}/${failed.key}`,
            cause: language === 'zh' ? failed.incident.messageZh : failed.incident.message,
          },
    events: eventsAt(reading, step, activities),
  }
}

function factsOf({ telling, departments }: InstanceReading, activity: Activity, times: number): readonly Fact[] {
  const { language, zone, now } = telling
  const fact = (label: TextKey, value: string): Fact => ({ label: textIn(language, label), value, strong: false })
  const { task, startedAt } = activity
  const department = task?.department ?? null
  return [
    ...(department === null ? [] : [fact('manager.instance.department', departments.get(department) ?? department)]),
    ...(task === null
      ? []
      : [
          fact(
            'manager.instance.assignee',
            task.assignee === null ? textIn(language, 'manager.instance.nobody') : personName(telling, task.assignee),
          ),
        ]),
    fact('manager.instance.began', dateAndTime(language, zone, startedAt, now)),
    ...(times > 1
      ? [fact('manager.instance.times', textIn(language, 'manager.instance.timesCount', { count: times }))]
      : []),
  ]
}

/** What happened at this step, the latest first. */
function eventsAt({ telling, entries }: InstanceReading, step: string, activities: readonly Activity[]) {
  const keys = new Set(activities.map(({ key }) => key))
  const { language, zone, now } = telling
  const told = entries.flatMap((entry) => {
    const { command } = entry
    const when = dateAndTime(language, zone, entry.at, now)
    const own = 'key' in command && keys.has(command.key) ? [commandWords(telling, entry)] : []
    const events = entry.events.filter((event) => 'node' in event && event.node === step)
    return [...own, ...eventWords(telling, events)].map((what) => ({ when, what }))
  })
  return told.slice(-MOST_EVENTS).reverse()
}
