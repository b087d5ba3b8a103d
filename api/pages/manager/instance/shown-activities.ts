import type { FastifyRequest } from 'fastify'
import type { FlowNode } from '../../../../engine/index.ts'
import { clockDeadline } from '../../../clocks/clock.ts'
import { officeOf } from '../../../deadlines/office.ts'
import { type Deadline, readDeadline } from '../../../deadlines/read-deadline.ts'
import type { Activity } from '../../../instances/activities.ts'
import { parkOf } from '../../../plugins/access.ts'
import { ofClock } from '../../parts/clock-rows.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { personName } from '../describe-history.ts'
import { listWords, nodeName, wordFor } from '../names.ts'
import type { InstanceReading } from './instance-reading.ts'

/** Where and when deadlines of this instance are shown. */
export function showingOf(request: FastifyRequest, { telling }: InstanceReading): Showing {
  const office = officeOf(request.server.engine, parkOf(request).park)
  return { language: telling.language, office, now: telling.now }
}

export interface StepLimit {
  readonly clock: 'promised' | 'statutory'
  readonly deadline: Deadline
}

/** What a step is bound by: its clocks with their ledgers, the promise first; else the limit of its task. */
export function stepLimits(
  request: FastifyRequest,
  reading: InstanceReading,
  activity: Activity,
): readonly StepLimit[] {
  const showing = showingOf(request, reading)
  const own = reading.clocks.filter(({ host }) => host === activity.key && host !== 0)
  if (own.length > 0) {
    return [...own]
      .sort((a, b) => a.clock.localeCompare(b.clock))
      .map((clock) => {
        const { office, now } = ofClock(request, showing, clock)
        return { clock: clock.clock, deadline: clockDeadline(office, clock, now, reading.clockWords) }
      })
  }
  const { task } = activity
  if (task === null || task.dueAt === null) return []
  const deadline = readDeadline(showing.office, task.openedAt, task.dueAt, task.endedAt ?? showing.now)
  return [{ clock: 'promised', deadline }]
}

/** The limit of an activity's task; of one that has ended as it stood then. `null` where it has none. */
export function deadlineOf(request: FastifyRequest, reading: InstanceReading, activity: Activity): Deadline | null {
  return activity.task === null ? null : (stepLimits(request, reading, activity)[0]?.deadline ?? null)
}

/** Gateways and events without a name only pass tokens on: they stand on the diagram and in the history. */
export function shownActivities({ activities, definition }: InstanceReading): readonly Activity[] {
  return activities.filter(({ node }) => !isPassedOn(definition.nodes.get(node)))
}

function isPassedOn(node: FlowNode | undefined): boolean {
  if (node === undefined) return false
  return node.type.endsWith('Gateway') || (node.type.endsWith('Event') && node.name === null)
}

/** What came of an activity: the word of its answer, else how it ended. */
export function outcomeWords({ telling, definition }: InstanceReading, activity: Activity): string {
  const { outcome, state } = activity
  if (outcome === null || state === 'failed' || state === 'terminated')
    return wordFor(telling.language, `manager.activity.${state}`)
  return outcomeLabel(definition.nodes.get(activity.node), outcome)
}

/** Who had to do with it: who answered, and who confirmed. */
export function whoWords(reading: InstanceReading, { task }: Activity): string {
  const { telling, departments } = reading
  if (task === null) return ''
  const people = [task.answerer ?? task.assignee, task.checker].flatMap((id) =>
    id === null ? [] : [personName(telling, id)],
  )
  if (people.length > 0) return listWords(telling.language, [...new Set(people)])
  return task.department === null ? '' : (departments.get(task.department) ?? task.department)
}

/** The name of its step, and which round of it. */
export function activityName({ telling, definition }: InstanceReading, { node, body }: Activity): string {
  const name = nodeName(telling.language, definition, node)
  return body === null
    ? name
    : `${name} · ${wordFor(telling.language, 'manager.activities.round', { round: body + 1 })}`
}

function outcomeLabel(node: FlowNode | undefined, outcome: string): string {
  const offered = node?.type === 'userTask' ? node.outcomes : []
  return offered.find(({ value }) => value === outcome)?.label ?? outcome
}
