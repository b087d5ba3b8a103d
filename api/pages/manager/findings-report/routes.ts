import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { type DepartmentFindings, reportFindings } from '../../../findings/report/queries.ts'
import type { Column } from '../../../lists/columns.ts'
import { listQuery } from '../../../lists/paging.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type List, listPage, pagerOf } from '../../list-page.ts'

const day = z.union([z.iso.date(), z.literal('')]).default('')

/** 问题通报: for managers and overseers. */
export const findingsReportPageRoutes: FeatureRoutes = async (app) => {
  listPage(app, {
    url: '/parks/:park/findings-report',
    permission: 'readFindingsReport',
    summary: 'Findings by department · 问题通报',
    params: inParkParams,
    query: listQuery.extend({ from: day, to: day }),
    list: async (request, _params, { from, to }): Promise<List<DepartmentFindings>> => {
      const { park } = parkOf(request)
      const days = { from: from || null, to: to || null }
      const rows = await inParkOf(request, (tx) => reportFindings(tx, park, days))
      return {
        name: 'findings-report',
        rows,
        columns: columnsOf(request),
        html: (paged) =>
          renderPage('manager/findings-report', {
            frame: frameOf(request, { title: say(request, 'findingsReport.title'), audience: 'office' }),
            action: `/parks/${park.slug}/findings-report`,
            ...{ from, to },
            rows: paged.rows.map((row) => ({ ...row, department: nameOf(request, row) })),
            pager: pagerOf(request, paged),
            refusedHref: `/parks/${park.slug}/refused-acts?kind=findings`,
          }),
      }
    },
  })
}

function columnsOf(request: FastifyRequest): readonly Column<DepartmentFindings>[] {
  return [
    { label: say(request, 'findingsReport.department'), value: (row) => nameOf(request, row) },
    { label: say(request, 'findingsReport.findings'), value: ({ findings }) => findings },
    { label: say(request, 'findingsReport.late'), value: ({ late }) => late },
    { label: say(request, 'findingsReport.setAside'), value: ({ setAside }) => setAside },
    { label: say(request, 'findingsReport.reopened'), value: ({ reopened }) => reopened },
  ]
}

function nameOf(request: FastifyRequest, { name, nameEn }: DepartmentFindings): string {
  return languageOf(request) === 'zh' ? name : nameEn
}
