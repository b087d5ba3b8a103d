import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { officeOf } from '../../deadlines/office.ts'
import type { FeatureRoutes } from '../../features.ts'
import { listQuery, type Paged } from '../../lists/paging.ts'
import { isoWithOffset } from '../../parks/dates.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { countAtWindow, listAtWindow, type WindowFilter } from '../../window/queries.ts'
import { type WindowRow, windowLists } from '../../window/window-list.ts'
import { languageOf } from '../language.ts'
import { listPage } from '../list-page.ts'
import { windowDecisionRoutes } from './decision-routes.ts'
import { windowFormRoutes } from './form-routes.ts'
import { windowColumns, windowListPage } from './list-page.ts'
import { windowPlace, windowsOf } from './place.ts'
import { receivedRoutes } from './received-routes.ts'
import { registerRoutes } from './register-routes.ts'
import { sheetRoutes } from './sheet-routes.ts'

/** The window: what was received, and what it has to do with it. */
export const windowPageRoutes: FeatureRoutes = async (app) => {
  await app.register(registerRoutes)
  await app.register(receivedRoutes)
  await app.register(windowDecisionRoutes)
  await app.register(windowFormRoutes)
  await app.register(sheetRoutes)

  listPage(app, {
    url: '/parks/:park/window',
    permission: 'readWindow',
    summary: 'Received at the window · 窗口收件',
    params: inParkParams,
    query: listQuery.extend({ list: z.enum(windowLists).default('toCheck') }),
    list: async (request, _params, { q, list }) => {
      const { park } = parkOf(request)
      const filter = filterOf(request, q.trim())
      const [rows, counts] = await inParkOf(request, async (tx) => [
        await listAtWindow(tx, filter, list),
        await countAtWindow(tx, filter),
      ])
      const language = languageOf(request)
      const facts = {
        list,
        words: filter.words,
        place: await windowPlace(request),
        counts,
        matters: await mattersOf(request, [...new Set(rows.map(({ definitionHash }) => definitionHash))]),
        showing: { language, office: officeOf(app.engine, park), now: app.engine.now() },
      }
      return {
        name: `window-${list}`,
        rows,
        columns: windowColumns(request, facts),
        html: (paged: Paged<WindowRow>) => renderPage('window/list', windowListPage(request, facts, paged)),
      }
    },
  })
}

function filterOf(request: FastifyRequest, words: string): WindowFilter {
  const { park } = parkOf(request)
  const now = request.server.engine.now()
  const midnight = isoWithOffset(park.zone, now).replace(/T.{8}/, 'T00:00:00')
  return {
    parkId: park.id,
    departments: windowsOf(request),
    personId: personOf(request).personId,
    words,
    since: new Date(midnight),
  }
}

/** Titles of the processes, by the hashes of their deployments. */
async function mattersOf(request: FastifyRequest, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const language = languageOf(request)
  const { catalogue } = request.server
  const titles = await Promise.all(
    hashes.map(async (hash): Promise<[string, string]> => {
      const { description } = await catalogue.byHash(parkOf(request).park.id, hash)
      return [hash, description.title[language]]
    }),
  )
  return new Map(titles)
}
