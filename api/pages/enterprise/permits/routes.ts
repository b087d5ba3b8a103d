import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { visibleEnterprises } from '../../../applications/access.ts'
import type { FeatureRoutes } from '../../../features.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery } from '../../../lists/paging.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import type { Permit } from '../../../permits/permit.ts'
import { listPermits } from '../../../permits/queries.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { type List, listPage } from '../../list-page.ts'
import { showingOf } from '../showing.ts'
import { permitEnd } from './permit-end.ts'
import { onePermitRoutes } from './permit-routes.ts'
import { permitsPage } from './permits-page.ts'

const MOST = 500

/** 证照: what the enterprise holds, or for officers all of the park. */
export const permitPageRoutes: FeatureRoutes = async (app) => {
  await onePermitRoutes(app, {})

  listPage(app, {
    url: '/parks/:park/permits',
    permission: 'readPermits',
    summary: 'Permits · 证照',
    params: inParkParams,
    query: listQuery,
    list: async (request): Promise<List<Permit>> => {
      const access = parkOf(request)
      const rows = await inParkOf(request, (tx) => listPermits(tx, access.park.id, visibleEnterprises(access), MOST))
      return {
        name: 'permits',
        rows,
        columns: columnsOf(request),
        html: (paged) => renderPage('enterprise/permits', permitsPage(request, rows, paged, showingOf(request))),
      }
    },
  })
}

function columnsOf(request: FastifyRequest): readonly Column<Permit>[] {
  return [
    { label: say(request, 'permits.columnName'), value: ({ printed }) => printed.title },
    { label: say(request, 'permits.columnNumber'), value: ({ number }) => number },
    { label: say(request, 'permits.columnAuthority'), value: ({ printed }) => printed.authority },
    { label: say(request, 'permits.columnIssuedAt'), value: ({ issuedAt }) => issuedAt },
    { label: say(request, 'permits.columnEnd'), value: ({ printed }) => permitEnd(printed) },
  ]
}
