import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery } from '../../../lists/paging.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf } from '../../../plugins/access.ts'
import { say } from '../../frame.ts'
import { type List, listPage } from '../../list-page.ts'
import { listToHear } from '../hearing/hearing-asked.ts'
import { showingOf } from '../showing.ts'
import { listOwn } from './list-own.ts'
import { ownApplicationsPage } from './list-page.ts'
import { filterOwn, inOrderOfWhatIsAsked, type OwnApplication, ownTabs } from './own-applications.ts'

/** *My applications*. */
export const ownApplicationsRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url: '/parks/:park/applications',
    permission: 'createApplication',
    summary: 'My applications · 我的申请',
    params: inParkParams,
    query: listQuery.extend({ tab: z.enum(ownTabs).default('all') }),
    list: async (request, _params, { q, tab }): Promise<List<OwnApplication>> => {
      const { all, toHear } = await inParkOf(request, async (tx) => ({
        all: await listOwn(app, request, tx),
        toHear: await listToHear(request, tx),
      }))
      const showing = showingOf(request)
      return {
        name: 'applications',
        rows: inOrderOfWhatIsAsked(filterOwn(all, tab, q)),
        columns: columnsOf(request),
        html: (paged) =>
          renderPage(
            'enterprise/applications',
            ownApplicationsPage(request, { all, toHear, paged, tab, words: q }, showing),
          ),
      }
    },
  })
}

function columnsOf(request: FastifyRequest): readonly Column<OwnApplication>[] {
  return [
    { label: say(request, 'applications.columnNumber'), value: ({ application }) => application.number },
    { label: say(request, 'applications.columnProject'), value: ({ title }) => title },
    { label: say(request, 'applications.columnEnterprise'), value: ({ application }) => application.enterprise.name },
    {
      label: say(request, 'applications.columnState'),
      value: ({ application }) => say(request, `applicationState.${application.state}`),
    },
    { label: say(request, 'applications.columnCreatedAt'), value: ({ application }) => application.createdAt },
  ]
}
