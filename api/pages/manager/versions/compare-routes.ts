import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { compareSides } from '../../../comparisons/compare-sides.ts'
import { readSide, sideText } from '../../../comparisons/side.ts'
import { listDrafts } from '../../../drafts/queries.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { listVersions } from '../../../processes/read-version.ts'
import { languageOf } from '../../language.ts'
import { page } from '../../page-route.ts'
import { comparePage } from './compare-page.ts'

const asked = z.object({
  process: z.string().min(1).max(120),
  from: sideText.optional(),
  to: sideText.optional(),
})

/** What changed between two versions, in words and on both diagrams. */
export const comparePageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/designer/compare',
    permission: 'designProcess',
    summary: 'Two versions beside each other · 版本对照',
    params: inParkParams,
    query: asked,
    show: (request, _params, query) => show(request, query),
  })
}

/** Where nothing is chosen: the version before the newest, and the newest. */
async function show(request: FastifyRequest, { process, ...query }: z.output<typeof asked>): Promise<string> {
  const parkId = parkOf(request).park.id
  const versions = await listVersions(request.server.engine, parkId, process)
  const [newest, former] = versions
  const latest = newest?.version ?? 1
  const from = await readSide(request, process, query.from ?? String(former?.version ?? latest))
  const to = await readSide(request, process, query.to ?? String(latest))
  const comparison = await compareSides(request, from, to, languageOf(request))
  const drafts = (await inParkOf(request, (tx) => listDrafts(tx, parkId))).filter((each) => each.processId === process)
  return renderPage('manager/compare', comparePage(request, { process, versions, drafts, from, to, comparison }))
}
