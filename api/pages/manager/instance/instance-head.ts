import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { ProcessInstance } from '../../../../engine/index.ts'
import type { InstanceHead } from '../../../../templates/pages/manager/instance-models.ts'
import { type TextKey, textIn } from '../../../../templates/texts/catalogue.ts'
import type { InstanceRow } from '../../../instances/instance-row.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { followPart } from '../../parts/follow.ts'
import { versionName, wordFor } from '../names.ts'
import type { InstanceReading } from './instance-reading.ts'

export type InstanceTab = 'diagram' | 'activities' | 'variables' | 'jobs' | 'clocks' | 'history'

const tabs = ['diagram', 'activities', 'variables', 'jobs', 'clocks', 'history'] as const

/** Address of one page of an instance. */
export function instanceHref(request: FastifyRequest, id: string, tab: InstanceTab = 'diagram'): string {
  const base = `/parks/${parkOf(request).park.slug}/instances/${id}`
  return tab === 'diagram' ? base : `${base}/${tab}`
}

/** How people call an instance: by its project, else its number, else what it runs. */
export function instanceTitle(row: InstanceRow): string {
  return row.project ?? row.number ?? row.businessKey ?? row.processName ?? row.processId
}

/** What stands above each page of an instance; `counts` go into the tabs. */
export function instanceHead(
  request: FastifyRequest,
  { row, family, instance, isFollowed }: InstanceReading,
  current: InstanceTab,
  counts: { readonly activities: number; readonly history: number },
): InstanceHead {
  const language = languageOf(request)
  const { park } = parkOf(request)
  const now = request.server.engine.now()
  const time = (at: number) => dateAndTime(language, park.zone, at, now)
  const context = [
    `${row.processName ?? row.processId} ${versionName(language, row.version)}`,
    row.enterprise,
    row.number,
    textIn(language, 'manager.instance.startedAt', { time: time(row.startedAt) }),
    row.endedAt === null
      ? textIn(language, 'manager.instance.seenAt', { time: time(now) })
      : textIn(language, 'manager.instance.endedAt', { time: time(row.endedAt) }),
  ]
  return {
    title: instanceTitle(row),
    context: context.filter((part) => part !== null).join(' · '),
    status: wordFor(language, `manager.status.${row.status}`),
    isRunning: row.status === 'active',
    isSuspended: instance.suspended === true,
    // Only applications are followed.
    follow: row.enterprise === null ? null : followPart(instanceHref(request, row.id), isFollowed, v7()),
    actions: actionsOf(request, row, instance),
    tabs: {
      label: textIn(language, 'manager.instance.tabs'),
      items: tabs.map((tab) => ({
        href: instanceHref(request, row.id, tab),
        label: textIn(language, `manager.instance.${tab}` satisfies TextKey),
        current: tab === current,
        hasCount: tab === 'activities' || tab === 'history',
        count: tab === 'activities' ? counts.activities : counts.history,
      })),
    },
    family: [
      ...family.map((other) => ({
        href: instanceHref(request, other.id),
        label: textIn(language, kinship(row, other)),
        name: `${other.processName ?? other.processId} · ${wordFor(language, `manager.status.${other.status}`)}`,
      })),
      ...restartsOf(instance).map(([label, id]) => ({
        href: instanceHref(request, id),
        label: textIn(language, label),
        name: id.slice(-12),
      })),
    ],
  }
}

function kinship(row: InstanceRow, other: InstanceRow): TextKey {
  if (other.id === row.rootInstanceId) return 'manager.instance.parent'
  return row.id === row.rootInstanceId ? 'manager.instance.child' : 'manager.instance.sibling'
}

/** The ended instance from which this one goes on, and those that go on from this one. */
function restartsOf({ restartOf, restarts = [] }: ProcessInstance): readonly (readonly [TextKey, string])[] {
  const from = restartOf === undefined ? [] : [['manager.instance.restartOf', restartOf] as const]
  return [...from, ...restarts.map((id) => ['manager.instance.restartedAs', id] as const)]
}

/** What a manager may do to it by hand. */
function actionsOf(request: FastifyRequest, row: InstanceRow, instance: ProcessInstance): InstanceHead['actions'] {
  const { roles } = parkOf(request)
  if (!isAllowed('modifyInstance', roles)) return []
  const language = languageOf(request)
  const base = instanceHref(request, row.id)
  const action = (path: string, label: TextKey, isDestructive = false) => ({
    href: `${base}/${path}`,
    label: textIn(language, label),
    isDestructive,
  })
  // What was decided of an application is not decided again by moving a token.
  if (instance.state !== 'active') return row.enterprise === null ? [action('restart', 'manager.instance.restart')] : []
  const hold = action('suspension', 'manager.instance.suspend')
  const goOn = action('resumption', 'manager.instance.resume')
  return [
    ...(instance.suspended === true ? [goOn] : [action('adjustment', 'manager.instance.adjust'), hold]),
    // An application ends by a decision or by its applicant.
    ...(row.enterprise === null ? [action('cancellation', 'manager.instance.cancel', true)] : []),
  ]
}
