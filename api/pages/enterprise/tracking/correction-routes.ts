import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { saveFields } from '../../../applications/save-fields.ts'
import { applicationParams } from '../../../applications/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { readPosted } from '../../../forms/form-reading.ts'
import { listMaterials } from '../../../materials/queries.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { applicationHref } from '../applicant-frame.ts'
import { noQuery } from '../filling/no-query.ts'
import { openApplication } from '../open-application.ts'
import { showingOf } from '../showing.ts'
import { readOpened } from '../shown-fields.ts'
import { correctionPage, pageOfLine } from './correction-page.ts'
import { readTracking, type Tracking } from './read-tracking.ts'

const findingParams = applicationParams.extend({ finding: z.uuid() })

/** 补正: finding by finding. */
export const correctionRoutes: FeatureRoutes = async (app) => {
  const read = (request: FastifyRequest, id: string): Promise<Tracking> =>
    inParkOf(request, async (tx) => readTracking(app, request, tx, await openApplication(app, request, tx, id)))

  async function show(
    request: FastifyRequest,
    id: string,
    form: FormState,
    at: { readonly page: number } | { readonly line: string },
  ): Promise<string> {
    const tracking = await read(request, id)
    const wanted = 'page' in at ? at.page : pageOfLine(tracking, at.line)
    const materials = await inParkOf(request, (tx) => listMaterials(tx, parkOf(request).park.id, id))
    return renderPage(
      'enterprise/correction',
      correctionPage(request, tracking, materials, form, showingOf(request), wanted),
    )
  }

  page(app, {
    url: '/parks/:park/applications/:application/correction',
    permission: 'fillApplication',
    summary: 'Correct what the notice names · 补正',
    params: applicationParams,
    query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    show: async (request, { application: id }, at) => {
      const { correction } = await read(request, id)
      if (correction?.notice.kind === 'rectification')
        return { instead: applicationHref(request, id, '/rectification') }
      return correction === null ? { instead: applicationHref(request, id) } : await show(request, id, freshForm(), at)
    },
  })

  page(app, {
    url: '/parks/:park/applications/:application/correction/:finding',
    permission: 'fillApplication',
    summary: 'One finding · 补正一项',
    params: findingParams,
    query: noQuery,
    show: async (request, { application, finding }) => ({
      instead: hrefOf(request, await read(request, application), finding),
    }),
  })

  pageForm(app, {
    url: '/parks/:park/applications/:application/correction/:finding',
    permission: 'fillApplication',
    summary: 'Put one field right · 更正一项',
    params: findingParams,
    act: async (request, { application: applicationId, finding: id }, typed) => {
      const tracking = await read(request, applicationId)
      const { opened, correction } = tracking
      const finding = correction?.findings.find((each) => each.id === id)
      const fields = opened.process.form.fields.filter(({ key }) => key === finding?.field)
      if (fields.length === 0) throw noSuchFinding(id)
      const order = { applicationId, fields, opened: readOpened(typed), typed: readPosted(fields, typed, 'form') }
      await inParkOf(request, (tx) => saveFields(app, tx, parkOf(request), order))
      return hrefOf(request, tracking, id)
    },
    show: (request, { application, finding }, form) => show(request, application, form, { line: finding }),
  })
}

function hrefOf(request: FastifyRequest, tracking: Tracking, line: string): string {
  const page = pageOfLine(tracking, line)
  const query = page === 1 ? '' : `?page=${page}`
  return applicationHref(request, tracking.opened.application.id, `/correction${query}#finding-${line}`)
}

function noSuchFinding(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected a finding about a field of this application, but found none with id ${id}.`,
    '未找到这一项补正内容。',
  )
}
