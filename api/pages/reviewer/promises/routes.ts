import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { isAllowed } from '../../../permissions.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { judgePromise, mayJudgePromise, noSuchPromise, promiseFindings } from '../../../promises/judge-promise.ts'
import { listFollowedPromises, listPromiseMoves } from '../../../promises/queries.ts'
import { promiseParams } from '../../../promises/routes.ts'
import { Refusal } from '../../../refusal.ts'
import { noQuery } from '../../enterprise/filling/no-query.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { showingOf } from '../read-inbox.ts'
import { promiseDetailPage } from './promise-page.ts'
import { promisesHref, promisesPage, type ReadPromise } from './promises-page.ts'

/** 承诺核查: what a department has to verify, and what it found. */
export const promiseCheckRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: '/parks/:park/promises',
    permission: 'readPromises',
    summary: 'Promises to verify · 承诺核查',
    params: inParkParams,
    query: noQuery,
    show: async (request) => {
      const seesRefusals = isAllowed('readRefusedActs', parkOf(request).roles)
      const model = promisesPage(request, await visible(request), seesRefusals, showingOf(request))
      return renderPage('reviewer/promises', model)
    },
  })

  page(app, {
    url: '/parks/:park/promises/:promise',
    permission: 'readPromises',
    summary: 'One promise and its verification · 一项承诺',
    params: promiseParams,
    query: noQuery,
    show: (request, params) => show(request, params, freshForm()),
  })

  pageForm(app, {
    url: '/parks/:park/promises/:promise/findings',
    permission: 'judgePromises',
    summary: 'What the verification found · 提交核查结论',
    params: promiseParams,
    act: async (request, { promise }, typed) => {
      const finding = promiseFindings.find((each) => each === textOf(typed, 'finding'))
      if (finding === undefined) throw nothingChosen()
      await judgePromise(request, promise, { finding, words: textOf(typed, 'words') })
      return `${promisesHref(request)}/${promise}`
    },
    show,
  })
}

async function show(
  request: FastifyRequest,
  { promise: id }: z.output<typeof promiseParams>,
  form: FormState,
): Promise<string> {
  const [read] = await visible(request, [id])
  if (read === undefined) throw noSuchPromise(id)
  const moves = await inParkOf(request, (tx) => listPromiseMoves(tx, parkOf(request).park.id, id))
  return renderPage('reviewer/promise', promiseDetailPage(request, read, moves, form, showingOf(request)))
}

/** Those of one's department; managers and overseers see all. */
async function visible(request: FastifyRequest, ids: readonly string[] | null = null): Promise<readonly ReadPromise[]> {
  const access = parkOf(request)
  const listed = await inParkOf(request, (tx) => listFollowedPromises(tx, access.park.id, ids))
  const read = await Promise.all(
    listed.map(async (promise) => ({
      promise,
      process: await request.server.catalogue.byHash(access.park.id, promise.definitionHash),
    })),
  )
  if (access.roles.has('manager') || access.roles.has('overseer')) return read
  return read.filter(({ promise, process }) =>
    mayJudgePromise(access, process.permits.get(promise.permit)?.department ?? ''),
  )
}

function nothingChosen(): Refusal {
  const [message, messageZh] = ['Expected what was found.', '请选择核查结论。']
  return new Refusal('nothing-chosen', message, messageZh, [
    { field: 'finding', code: 'nothing-chosen', message, messageZh },
  ])
}
