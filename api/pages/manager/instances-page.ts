import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ProcessDefinition } from '../../../engine/index.ts'
import type { InstancesPage } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import { clockDeadline, officeOfClock, type StoredClock } from '../../clocks/clock.ts'
import { officeOf } from '../../deadlines/office.ts'
import { type Deadline, readDeadline } from '../../deadlines/read-deadline.ts'
import { type InstanceRow, instanceOrders, instanceStatuses } from '../../instances/instance-row.ts'
import { MOST_ROWS } from '../../instances/queries.ts'
import type { Column } from '../../lists/columns.ts'
import type { Paged } from '../../lists/paging.ts'
import { parkOf } from '../../plugins/access.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { pagerOf } from '../list-page.ts'
import { dateAndTime } from '../parts/dates.ts'
import { dateWords, lightOf, type Showing } from '../parts/deadline-parts.ts'
import { filterTag, selectOf } from './filter-parts.ts'
import { instanceHref } from './instance/instance-head.ts'
import { type instancesFilter, orderOf } from './instances-filter.ts'
import { listWords, nodeName, versionName, wordFor } from './names.ts'

export interface InstancesList {
  readonly filter: z.output<typeof instancesFilter>
  readonly paged: Paged<InstanceRow>
  readonly processes: readonly { readonly id: string; readonly name: string }[]
  /** Of the process that is filtered by, for the name of its step. */
  readonly definition: ProcessDefinition | null
  /** By which the rows are due, by `instance.key`. */
  readonly clocks: ReadonlyMap<string, StoredClock>
}

/** Instances that the filter lets through, with what they wait for. */
export function instancesPage(
  request: FastifyRequest,
  { filter, paged, processes, definition, clocks }: InstancesList,
): InstancesPage {
  const language = languageOf(request)
  const { slug } = parkOf(request).park
  return {
    frame: frameOf(request, { title: say(request, 'manager.instances.title'), audience: 'office' }),
    words: filter.q,
    selects: [
      selectOf(
        request,
        'process',
        say(request, 'manager.instances.process'),
        filter.process,
        processes.map(({ id, name }) => ({ value: id, label: name })),
      ),
      selectOf(
        request,
        'status',
        say(request, 'manager.instances.status'),
        filter.status,
        instanceStatuses.map((value) => ({ value, label: wordFor(language, `manager.status.${value}`) })),
      ),
      selectOf(request, 'due', say(request, 'manager.instances.due'), filter.due, [
        { value: 'overdue', label: say(request, 'manager.instances.dueOverdue') },
        { value: 'week', label: say(request, 'manager.instances.dueWeek') },
      ]),
      sortSelect(request, orderOf(filter)),
    ],
    tags: [
      ...(filter.version === null
        ? []
        : [
            filterTag(
              request,
              'version',
              String(filter.version),
              say(request, 'manager.instances.version'),
              versionName(language, filter.version),
            ),
          ]),
      ...(filter.step === ''
        ? []
        : [
            filterTag(
              request,
              'step',
              filter.step,
              say(request, 'manager.instances.step'),
              nodeName(language, definition, filter.step),
            ),
          ]),
      ...(filter.today === '' ? [] : [todayTag(request, filter.today)]),
    ],
    clearHref: `/parks/${slug}/instances`,
    capped: paged.total < MOST_ROWS ? null : textIn(language, 'manager.instances.capped', { count: MOST_ROWS }),
    rows: paged.rows.map((row) => rowOf(request, row, clocks)),
    pager: pagerOf(request, paged),
  }
}

function rowOf(
  request: FastifyRequest,
  row: InstanceRow,
  clocks: InstancesList['clocks'],
): InstancesPage['rows'][number] {
  const language = languageOf(request)
  const { park } = parkOf(request)
  const now = request.server.engine.now()
  const showing = { language, office: officeOf(request.server.engine, park), now }
  const deadline = deadlineOf(request, showing, row, clocks)
  return {
    href: instanceHref(request, row.id),
    number: row.number ?? row.businessKey ?? say(request, 'manager.instances.withoutNumber'),
    process: processWords(request, row),
    project: row.project ?? '',
    enterprise: row.enterprise ?? '',
    steps: listWords(language, row.steps),
    incidents:
      row.incidents === 0 ? null : textIn(language, 'manager.instances.incidentCount', { count: row.incidents }),
    light: deadline === null ? null : lightOf(showing, deadline),
    due: deadline === null || deadline.reckoning.dueAt === null ? null : dateWords(showing, deadline),
    ofWhole: row.urgent?.isWhole === true ? say(request, 'manager.instances.ofWhole') : null,
    isOverdue: deadline?.reckoning.light === 'red',
    started: dateAndTime(language, park.zone, row.startedAt, now),
    status: wordFor(language, `manager.status.${row.status}`),
    isRunning: row.status === 'active',
  }
}

/** By the ledger of its clock; where there is none, by its dates. */
function deadlineOf(
  request: FastifyRequest,
  { office, now }: Showing,
  { id, urgent }: InstanceRow,
  clocks: InstancesList['clocks'],
): Deadline | null {
  if (urgent === null) return null
  const clock = clocks.get(`${id}.${urgent.clock}`)
  if (clock !== undefined) {
    return clockDeadline(officeOfClock(request.server.engine, parkOf(request).park.id, clock, office), clock, now)
  }
  return urgent.dueAt === null ? null : readDeadline(office, urgent.startedAt, urgent.dueAt, now)
}

/** The same as a file. */
export function instanceColumns(request: FastifyRequest): readonly Column<InstanceRow>[] {
  const language = languageOf(request)
  const date = (at: number | null | undefined) => (at === null || at === undefined ? null : new Date(at))
  return [
    { label: say(request, 'manager.instances.number'), value: ({ number, businessKey }) => number ?? businessKey },
    { label: say(request, 'manager.instances.process'), value: (row) => processWords(request, row) },
    { label: say(request, 'manager.instances.project'), value: ({ project }) => project },
    { label: say(request, 'manager.instances.enterprise'), value: ({ enterprise }) => enterprise },
    {
      label: say(request, 'manager.instances.status'),
      value: ({ status }) => wordFor(language, `manager.status.${status}`),
    },
    { label: say(request, 'manager.instances.steps'), value: ({ steps }) => listWords(language, steps) },
    { label: say(request, 'manager.overview.incidents'), value: ({ incidents }) => incidents },
    { label: say(request, 'manager.instances.limit'), value: ({ urgent }) => date(urgent?.dueAt) },
    { label: say(request, 'manager.instances.started'), value: ({ startedAt }) => date(startedAt) },
    { label: say(request, 'manager.instances.ended'), value: ({ endedAt }) => date(endedAt) },
    { label: say(request, 'manager.instances.id'), value: ({ id }) => id },
  ]
}

function processWords(request: FastifyRequest, { processName, processId, version }: InstanceRow): string {
  return `${processName ?? processId} ${versionName(languageOf(request), version)}`
}

function sortSelect(request: FastifyRequest, chosen: string): InstancesPage['selects'][number] {
  const words = {
    due: 'manager.instances.orderDue',
    started: 'manager.instances.orderStarted',
    changed: 'manager.instances.orderChanged',
    number: 'manager.instances.orderNumber',
  } as const
  const choices = instanceOrders.map((value) => ({
    value,
    label: say(request, words[value]),
    selected: value === chosen,
  }))
  return { name: 'sort', label: say(request, 'manager.instances.order'), choices }
}

function todayTag(request: FastifyRequest, today: 'started' | 'ended') {
  const shown = say(request, today === 'started' ? 'manager.instances.todayStarted' : 'manager.instances.todayEnded')
  return filterTag(request, 'today', today, say(request, 'manager.instances.today'), shown)
}
