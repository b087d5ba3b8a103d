import type { FastifyRequest } from 'fastify'
import type { EndedIncidentsPage } from '../../../templates/pages/manager/models.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import type { EndedIncident } from '../../incidents/incident.ts'
import { listEndedIncidents } from '../../incidents/queries.ts'
import type { Column } from '../../lists/columns.ts'
import { listQuery, type Paged } from '../../lists/paging.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { listNames } from '../../people/queries.ts'
import { inParkOf, parkOf } from '../../plugins/access.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { type List, listPage, pagerOf } from '../list-page.ts'
import { dateAndTime } from '../parts/dates.ts'
import { instanceHref } from './instance/instance-head.ts'
import { wordFor } from './names.ts'

type Names = ReadonlyMap<string, string>

/** Incidents that are over: nothing that ever stopped disappears. */
export const endedIncidentPageRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url: '/parks/:park/ended-incidents',
    permission: 'readInstances',
    summary: 'Incidents that are over · 已处理的异常',
    params: inParkParams,
    query: listQuery,
    list: async (request): Promise<List<EndedIncident>> => {
      const { id } = parkOf(request).park
      const { rows, names } = await inParkOf(request, async (tx) => {
        const found = await listEndedIncidents(tx, id, { process: '', node: '', code: '' })
        const people = found.flatMap(({ endedBy }) => (endedBy?.actor.type === 'person' ? [endedBy.actor.person] : []))
        return { rows: found, names: await listNames(tx, [...new Set(people)]) }
      })
      return {
        name: 'ended-incidents',
        rows,
        columns: columnsOf(request, names),
        html: (paged) => renderPage('manager/ended-incidents', pageOf(request, paged, names)),
      }
    },
  })
}

function pageOf(request: FastifyRequest, paged: Paged<EndedIncident>, names: Names): EndedIncidentsPage {
  const language = languageOf(request)
  const { park } = parkOf(request)
  const base = `/parks/${park.slug}/incidents`
  const title = say(request, 'manager.endedIncidents.title')
  const path = [
    { href: base, label: say(request, 'manager.incidents.title') },
    { href: null, label: title },
  ]
  const at = (instant: number) => dateAndTime(language, park.zone, instant, request.server.engine.now())
  return {
    frame: frameOf(request, { title, audience: 'office', path }),
    rows: paged.rows.map((incident) => ({
      cause: language === 'zh' ? incident.messageZh : incident.message,
      node: incident.node,
      process: incident.processName ?? incident.processId,
      instanceHref: `${instanceHref(request, incident.instanceId)}/history`,
      number: incident.number ?? incident.businessKey ?? incident.instanceId.slice(-12),
      since: at(incident.raisedAt),
      ended: at(incident.endedAt),
      how: howWords(request, incident, names),
      reason: incident.endedBy?.reason ?? '',
    })),
    pager: pagerOf(request, paged),
  }
}

/** Who did what that ended it. */
function howWords(request: FastifyRequest, { endedBy }: EndedIncident, names: Names): string {
  if (endedBy === null) return ''
  const language = languageOf(request)
  const { actor, command } = endedBy
  const who = actor.type === 'person' ? (names.get(actor.person) ?? '') : wordFor(language, 'manager.actor.system')
  return `${who} ${wordFor(language, `manager.endedIncidents.${command === 'resolveIncident' ? 'resolved' : 'left'}`)}`.trim()
}

function columnsOf(request: FastifyRequest, names: Names): readonly Column<EndedIncident>[] {
  const isChinese = languageOf(request) === 'zh'
  return [
    {
      label: say(request, 'manager.incidents.cause'),
      value: ({ message, messageZh }) => (isChinese ? messageZh : message),
    },
    { label: say(request, 'manager.incident.code'), value: ({ code }) => code },
    { label: say(request, 'manager.incidents.step'), value: ({ node }) => node },
    { label: say(request, 'manager.incidents.instance'), value: ({ instanceId }) => instanceId },
    { label: say(request, 'manager.incidents.since'), value: ({ raisedAt }) => new Date(raisedAt) },
    { label: say(request, 'manager.endedIncidents.ended'), value: ({ endedAt }) => new Date(endedAt) },
    { label: say(request, 'manager.endedIncidents.how'), value: (each) => howWords(request, each, names) },
    { label: say(request, 'manager.incidents.reason'), value: ({ endedBy }) => endedBy?.reason ?? null },
  ]
}
