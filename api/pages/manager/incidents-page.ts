import type { FastifyRequest } from 'fastify'
import type { ProcessDefinition } from '../../../engine/index.ts'
import type { IncidentsPage } from '../../../templates/pages/manager/models.ts'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Incident } from '../../incidents/incident.ts'
import type { RetryOutcome } from '../../incidents/retry-incident.ts'
import type { Column } from '../../lists/columns.ts'
import type { Paged } from '../../lists/paging.ts'
import { isAllowed } from '../../permissions.ts'
import { parkOf } from '../../plugins/access.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { pagerOf } from '../list-page.ts'
import type { FormState } from '../page-route.ts'
import { dateAndTime } from '../parts/dates.ts'
import { listOf, textOf } from '../typed.ts'
import { filterTag } from './filter-parts.ts'
import { instanceHref } from './instance/instance-head.ts'
import { nodeName, versionName } from './names.ts'

export interface IncidentsList {
  readonly paged: Paged<Incident>
  /** By the hash and id of the process. */
  readonly definitions: ReadonlyMap<string, ProcessDefinition>
  readonly process: { readonly id: string; readonly name: string } | null
  readonly form: FormState
  readonly notice: NoticePart | null
}

/** Key of a definition among those of a list. */
export function definitionKey({ definitionHash, processId }: Incident): string {
  return `${definitionHash}/${processId}`
}

/** What cannot go on, and a form to retry several at once. */
export function incidentsPage(request: FastifyRequest, list: IncidentsList): IncidentsPage {
  const { paged, process, form, notice } = list
  const language = languageOf(request)
  const { park, roles } = parkOf(request)
  const chosen = new Set(listOf(form.typed, 'incident'))
  return {
    frame: frameOf(request, { title: say(request, 'manager.incidents.title'), audience: 'office' }),
    problem: errorSummary(form.problem, language),
    notice,
    tags:
      process === null
        ? []
        : [filterTag(request, 'process', process.id, say(request, 'manager.instances.process'), process.name)],
    mayResolve: isAllowed('resolveIncidents', roles) && paged.total > 0,
    endedHref: `/parks/${park.slug}/ended-incidents`,
    batchHref: `/parks/${park.slug}/batches/new?act=resolve`,
    action: `/parks/${park.slug}/incidents`,
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    rows: paged.rows.map((incident) => rowOf(request, list, incident, chosen)),
    pager: pagerOf(request, paged),
  }
}

function rowOf(
  request: FastifyRequest,
  { definitions }: IncidentsList,
  incident: Incident,
  chosen: ReadonlySet<string>,
): IncidentsPage['rows'][number] {
  const language = languageOf(request)
  const { park } = parkOf(request)
  const { instanceId, key, number, businessKey, processName, processId, version } = incident
  const node = nodeName(language, definitions.get(definitionKey(incident)) ?? null, incident.node)
  const value = `${instanceId}.${key}`
  const shownNumber = number ?? businessKey ?? instanceId.slice(-12)
  return {
    href: `/parks/${park.slug}/incidents/${instanceId}/${key}`,
    value,
    chosen: chosen.has(value),
    choose: textIn(language, 'manager.incidents.choose', { name: `${node} · ${shownNumber}` }),
    cause: language === 'zh' ? incident.messageZh : incident.message,
    code: incident.code,
    node,
    process: `${processName ?? processId} ${versionName(language, version)}`,
    instanceHref: instanceHref(request, instanceId),
    number: shownNumber,
    project: incident.project ?? '',
    attempts: incident.attempts,
    since: dateAndTime(language, park.zone, incident.raisedAt, request.server.engine.now()),
  }
}

/** The same as a file. */
export function incidentColumns(request: FastifyRequest): readonly Column<Incident>[] {
  const isChinese = languageOf(request) === 'zh'
  return [
    {
      label: say(request, 'manager.incidents.cause'),
      value: ({ message, messageZh }) => (isChinese ? messageZh : message),
    },
    { label: say(request, 'manager.incident.code'), value: ({ code }) => code },
    { label: say(request, 'manager.incidents.step'), value: ({ node }) => node },
    {
      label: say(request, 'manager.instances.process'),
      value: ({ processName, processId }) => processName ?? processId,
    },
    { label: say(request, 'manager.instances.number'), value: ({ number, businessKey }) => number ?? businessKey },
    { label: say(request, 'manager.incidents.instance'), value: ({ instanceId }) => instanceId },
    { label: say(request, 'manager.incidents.attempts'), value: ({ attempts }) => attempts },
    { label: say(request, 'manager.incidents.since'), value: ({ raisedAt }) => new Date(raisedAt) },
  ]
}

/** What became of those that were retried; `null` where nothing was. */
export function retriedNotice(
  request: FastifyRequest,
  { retried, failed, problem }: { readonly retried: number; readonly failed: number; readonly problem: string },
): NoticePart | null {
  if (retried + failed === 0) return null
  const headline = textIn(languageOf(request), 'manager.incidents.retried', { count: retried })
  const sentence =
    failed === 0
      ? say(request, 'manager.incidents.stillHere')
      : textIn(languageOf(request), 'manager.incidents.notRetried', { count: failed, problem })
  return { tone: failed === 0 ? 'blue' : 'yellow', role: 'status', headline, sentence, action: null }
}

/** How the address says what became of them, so that a reload shows it and does nothing twice. */
export function retriedQuery(outcomes: readonly RetryOutcome[]): string {
  const failed = outcomes.filter(({ retried }) => !retried)
  const parameters = new URLSearchParams({
    retried: String(outcomes.length - failed.length),
    failed: String(failed.length),
    problem: failed[0]?.problem?.code ?? '',
  })
  return parameters.toString()
}
