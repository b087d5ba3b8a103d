import { z } from 'zod'
import type { DefinitionRow } from '../../../engine/index.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { listDepartments } from '../../departments/queries.ts'
import type { FeatureRoutes } from '../../features.ts'
import type { InstanceRow } from '../../instances/instance-row.ts'
import { listClocksOfRows, searchInstances } from '../../instances/queries.ts'
import { departmentNames } from '../../jobs/queries.ts'
import { listWithoutOwner } from '../../ladder/queries.ts'
import { countByProcess } from '../../overview/queries.ts'
import { dayAndWeek } from '../../parks/day-and-week.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { listNames } from '../../people/queries.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { problemsToday } from '../../processes/problems-today.ts'
import { processParams } from '../../processes/schemas.ts'
import { Refusal } from '../../refusal.ts'
import { readStepFigures } from '../../step-figures/read-step-figures.ts'
import { type List, listPage } from '../list-page.ts'
import { page } from '../page-route.ts'
import { announcementPageRoutes } from './announcements/routes.ts'
import { batchPageRoutes } from './batches/routes.ts'
import { calendarPageRoutes } from './calendar/routes.ts'
import { endedIncidentPageRoutes } from './ended-incidents-page.ts'
import { findingsReportPageRoutes } from './findings-report/routes.ts'
import { incidentPageRoutes } from './incident-routes.ts'
import { restartPageRoutes } from './instance/restart-routes.ts'
import { instancePageRoutes } from './instance/routes.ts'
import { instancesFilter, orderOf, searchOf } from './instances-filter.ts'
import { instanceColumns, instancesPage } from './instances-page.ts'
import { jobTypePageRoutes } from './job-types/routes.ts'
import { ladderPageRoutes } from './ladder/routes.ts'
import { migrationPageRoutes } from './migration-routes.ts'
import { readOversightFigures } from './oversight-figures.ts'
import { overviewPage, type UnownedTask } from './overview-page.ts'
import { processesPage, processPage } from './process-pages.ts'
import { readProcess } from './read-process.ts'
import { timePageRoutes } from './time/routes.ts'
import { publicationNotices } from './versions/publication-notices.ts'
import { webhookPageRoutes } from './webhooks/routes.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How things stand in the park: numbers, instances, processes. */
export const managerPageRoutes: FeatureRoutes = async (app) => {
  await app.register(instancePageRoutes)
  await app.register(calendarPageRoutes)
  await app.register(incidentPageRoutes)
  await app.register(endedIncidentPageRoutes)
  await app.register(migrationPageRoutes)
  await app.register(batchPageRoutes)
  await app.register(jobTypePageRoutes)
  await app.register(announcementPageRoutes)
  await app.register(restartPageRoutes)
  await app.register(webhookPageRoutes)
  await app.register(timePageRoutes)
  await app.register(ladderPageRoutes)
  await app.register(findingsReportPageRoutes)

  page(app, {
    url: '/parks/:park/overview',
    permission: 'readInstances',
    summary: 'How things stand · 运行监控',
    params: inParkParams,
    query: z.object({}),
    show: async (request) => {
      const { park } = parkOf(request)
      const time = dayAndWeek(park.zone, app.engine.now())
      const { counts, unowned, ...more } = await inParkOf(request, async (tx) => ({
        counts: await countByProcess(tx, park.id, time),
        unowned: await readUnowned(tx, park.id),
        oversight: await readOversightFigures(tx, park, app.engine.now()),
        news: await publicationNotices(request, tx),
      }))
      return renderPage('manager/overview', overviewPage(request, counts, unowned, more))
    },
  })

  listPage(app, {
    url: '/parks/:park/instances',
    permission: 'readInstances',
    summary: 'Instances · 流程实例',
    params: inParkParams,
    query: instancesFilter,
    list: async (request, _params, filter): Promise<List<InstanceRow>> => {
      const { park } = parkOf(request)
      const time = dayAndWeek(park.zone, app.engine.now())
      const rows = await inParkOf(request, (tx) =>
        searchInstances(tx, park.id, searchOf(filter), orderOf(filter), time),
      )
      const newest = newestOf(await app.engine.listDefinitions(park.id))
      const chosen = newest.find(({ processId }) => processId === filter.process)
      const definition =
        chosen === undefined ? null : await app.engine.findDefinition(park.id, chosen.hash, chosen.processId)
      const processes = newest.map(({ processId, name }) => ({ id: processId, name: name ?? processId }))
      return {
        name: 'instances',
        rows,
        columns: instanceColumns(request),
        html: async (paged) => {
          const clocks = await inParkOf(request, (tx) => listClocksOfRows(tx, park.id, paged.rows))
          return renderPage(
            'manager/instances',
            instancesPage(request, { filter, paged, processes, definition, clocks }),
          )
        },
      }
    },
  })

  page(app, {
    url: '/parks/:park/processes',
    permission: 'readInstances',
    summary: 'Processes · 流程',
    params: inParkParams,
    query: z.object({}),
    show: async (request) => {
      const rows = await app.engine.listDefinitions(parkOf(request).park.id)
      const ids = newestOf(rows).map(({ processId }) => processId)
      const readings = await Promise.all(ids.map((id) => readProcess(request, id)))
      return renderPage('manager/processes', processesPage(request, readings))
    },
  })

  page(app, {
    url: '/parks/:park/processes/:process',
    permission: 'readInstances',
    summary: 'One process with its versions · 流程与版本',
    params: processParams,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    show: async (request, { process }, { version }) => {
      const reading = await readProcess(request, process)
      const shown = reading.versions.find((row) => version === undefined || row.version === version)
      if (shown === undefined) throw noSuchVersion(process, version ?? 0)
      const people = [...new Set(reading.versions.map(({ deployedBy }) => deployedBy))].filter((id) => UUID.test(id))
      const names = await inParkOf(request, async (tx) => ({
        people: await listNames(tx, people),
        departments: await listDepartments(tx, parkOf(request).park.id),
      }))
      const problems = await problemsToday(app.engine, parkOf(request).park.id, shown.hash)
      const definition = await app.engine.findDefinition(parkOf(request).park.id, shown.hash, process)
      if (definition === null) throw noSuchVersion(process, shown.version)
      const figures = await readStepFigures(request, shown)
      const more = { ...names, problems, definition, figures }
      return renderPage('manager/process', processPage(request, reading, shown, more))
    },
  })
}

async function readUnowned(tx: Tx, parkId: string): Promise<readonly UnownedTask[]> {
  const rows = await listWithoutOwner(tx, parkId, 50)
  const names = await departmentNames(
    tx,
    parkId,
    rows.flatMap(({ department }) => (department === null ? [] : [department])),
  )
  return rows.map(({ department, ...row }) => ({ ...row, department: names.get(department ?? '') ?? department ?? '' }))
}

function newestOf(rows: readonly DefinitionRow[]): readonly DefinitionRow[] {
  const newest = new Map<string, DefinitionRow>()
  for (const row of rows) if (row.version > (newest.get(row.processId)?.version ?? 0)) newest.set(row.processId, row)
  return [...newest.values()].sort((a, b) => (a.processId < b.processId ? -1 : 1))
}

function noSuchVersion(process: string, version: number): Refusal {
  return new Refusal(
    'not-found',
    `Expected version ${version} of ${process} in this park, but found none.`,
    `流程 ${process} 没有第 ${version} 版。`,
  )
}
