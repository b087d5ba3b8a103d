import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { errors, isListed } from '../../errors.ts'
import type { FeatureRoutes } from '../../features.ts'
import type { Incident } from '../../incidents/incident.ts'
import { listIncidents } from '../../incidents/queries.ts'
import { readIncident } from '../../incidents/read-incident.ts'
import { foreseeRetry, type IncidentKey, retryIncident, retryIncidents } from '../../incidents/retry-incident.ts'
import { incidentParams } from '../../incidents/schemas.ts'
import { listQuery, pageOf } from '../../lists/paging.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { commandIdOf, inParkOf, parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { languageOf } from '../language.ts'
import { type List, listPage } from '../list-page.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { listOf, textOf } from '../typed.ts'
import { incidentPage, typedVariables } from './incident-page.ts'
import {
  definitionKey,
  type IncidentsList,
  incidentColumns,
  incidentsPage,
  retriedNotice,
  retriedQuery,
} from './incidents-page.ts'
import { readInstance } from './instance/instance-reading.ts'

const url = '/parks/:park/incidents'
const count = z.coerce.number().int().min(0).max(1_000).default(0)
const query = listQuery.extend({
  process: z.string().max(120).default(''),
  retried: count,
  failed: count,
  problem: z.string().max(60).default(''),
})
const tried = z.object({ name: z.string().max(120).default(''), value: z.string().max(10_000).default('') })

/** What cannot go on, why, and how to let it. */
export const incidentPageRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url,
    permission: 'readInstances',
    summary: 'Incidents · 异常待处理',
    params: inParkParams,
    query,
    list: async (request, _params, asked): Promise<List<Incident>> => {
      const { retried, failed, problem } = asked
      const titles = isListed(problem) ? errors[problem] : null
      const words = titles === null ? problem : titles[languageOf(request) === 'zh' ? 2 : 1]
      const notice = retriedNotice(request, { retried, failed, problem: words })
      const rows = await incidentsOf(request, asked.process)
      const context = { ...(await contextOf(request, rows, asked.process)), form: freshForm(), notice }
      return {
        name: 'incidents',
        rows,
        columns: incidentColumns(request),
        html: (paged) => renderPage('manager/incidents', incidentsPage(request, { ...context, paged })),
      }
    },
  })

  pageForm(app, {
    url,
    permission: 'resolveIncidents',
    summary: 'Retry several incidents · 批量重试',
    params: inParkParams,
    act: async (request, { park }, typed) => {
      const incidents = listOf(typed, 'incident').flatMap(readKey)
      if (incidents.length === 0) throw noneChosen()
      const outcomes = await retryIncidents(request, incidents, textOf(typed, 'reason'))
      return `/parks/${park}/incidents?${retriedQuery(outcomes)}`
    },
    show: async (request, _params, form) => {
      const rows = await incidentsOf(request, '')
      const context = { ...(await contextOf(request, rows, '')), form, notice: null }
      return renderPage('manager/incidents', incidentsPage(request, { ...context, paged: pageOf(rows, 1) }))
    },
  })

  page(app, {
    url: `${url}/:instance/:key`,
    permission: 'readInstances',
    summary: 'One incident, and what a retry would do · 异常详情与试算',
    params: incidentParams,
    query: tried,
    show: async (request, { instance, key }, { name, value }) =>
      await showIncident(request, { instanceId: instance, key }, freshForm({ name, value })),
  })

  pageForm(app, {
    url: `${url}/:instance/:key/retry`,
    permission: 'resolveIncidents',
    summary: 'Retry an incident · 重试',
    params: incidentParams,
    act: async (request, { park, instance, key }, typed) => {
      await retryIncident(
        request,
        { instanceId: instance, key },
        {
          variables: typedVariables(textOf(typed, 'name'), textOf(typed, 'value')),
          reason: textOf(typed, 'reason'),
          commandId: commandIdOf(request),
        },
      )
      return `/parks/${park}/instances/${instance}/history`
    },
    show: async (request, { instance, key }, form) => await showIncident(request, { instanceId: instance, key }, form),
  })
}

async function showIncident(request: FastifyRequest, key: IncidentKey, form: FormState): Promise<string> {
  const found = await readIncident(request, key)
  const reading = await readInstance(request, key.instanceId)
  const [name, value] = [textOf(form.typed, 'name'), textOf(form.typed, 'value')]
  try {
    const foreseen = await foreseeRetry(request, key, typedVariables(name, value))
    return renderPage('manager/incident', incidentPage(request, { ...found, reading, foreseen, form }))
  } catch (error) {
    // A name that is none: said at its field, with what would happen without it.
    if (!(error instanceof Refusal)) throw error
    const foreseen = await foreseeRetry(request, key, {})
    const problem = form.problem ?? error
    return renderPage(
      'manager/incident',
      incidentPage(request, { ...found, reading, foreseen, form: { ...form, problem } }),
    )
  }
}

async function incidentsOf(request: FastifyRequest, process: string): Promise<readonly Incident[]> {
  const { id } = parkOf(request).park
  return await inParkOf(request, (tx) => listIncidents(tx, id, { process, node: '', code: '' }))
}

/** Names of steps need the definitions of the processes on the list. */
async function contextOf(
  request: FastifyRequest,
  rows: readonly Incident[],
  process: string,
): Promise<Pick<IncidentsList, 'definitions' | 'process'>> {
  const { engine } = request.server
  const { id } = parkOf(request).park
  const definitions: [string, NonNullable<Awaited<ReturnType<typeof engine.findDefinition>>>][] = []
  for (const [key, row] of new Map(rows.map((each) => [definitionKey(each), each]))) {
    const found = await engine.findDefinition(id, row.definitionHash, row.processId)
    if (found !== null) definitions.push([key, found])
  }
  const name = rows.find(({ processId }) => processId === process)?.processName ?? process
  return { definitions: new Map(definitions), process: process === '' ? null : { id: process, name } }
}

function readKey(value: string): readonly IncidentKey[] {
  const [instanceId = '', key = ''] = value.split('.')
  return /^[0-9a-f-]{36}$/.test(instanceId) && /^\d+$/.test(key) ? [{ instanceId, key: Number(key) }] : []
}

function noneChosen(): Refusal {
  const message = 'Expected at least one incident to be ticked, but found none.'
  const messageZh = '请至少勾选一处异常。'
  return new Refusal('invalid-request', message, messageZh, [
    { field: 'incident', code: 'none-chosen', message, messageZh },
  ])
}
