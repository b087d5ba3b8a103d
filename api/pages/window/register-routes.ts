import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { knownCompany } from '../../enterprises/known-company.ts'
import type { FeatureRoutes } from '../../features.ts'
import { creditCode } from '../../forms/formats/credit-code.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { recordPrint } from '../../prints/queries.ts'
import { filableProcesses } from '../../process-description/filable-processes.ts'
import { accepted, Refusal } from '../../refusal.ts'
import { listConflicts } from '../../registrations/queries.ts'
import { registerApplication } from '../../registrations/register-application.ts'
import { findSubmission } from '../../submissions/queries.ts'
import { sendSubmission } from '../../submissions/send-submission.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { textOf } from '../typed.ts'
import { windowPlace } from './place.ts'
import { readPapers, readShortForm } from './read-registration.ts'
import { registerDetails, registerStart } from './register-page.ts'

/** 登记申请: for who comes in person, by credit code, with the papers in hand. */
export const registerRoutes: FeatureRoutes = async (app) => {
  const url = '/parks/:park/window/register'

  page(app, {
    url,
    permission: 'registerApplication',
    summary: 'Register an application for who comes in person · 登记申请',
    params: inParkParams,
    query: z.object({ process: z.string().max(200).default(''), creditCode: z.string().max(60).optional() }),
    show: async (request, _params, { process, creditCode: typed }) => {
      const processes = await filableProcesses(app, parkOf(request).park.id)
      const read = typed === undefined ? null : creditCode(typed, { areaCodes: [] })
      if (read?.ok === true) {
        const chosen = process || (processes[0]?.description.process ?? '')
        return await showDetails(request, freshForm({ 'form.creditCode': String(read.value), process: chosen }))
      }
      return renderPage(
        'window/register',
        registerStart(request, await windowPlace(request), {
          processes,
          process,
          creditCode: typed ?? '',
          problem: read === null || read.ok ? null : wrongCode(read.problem),
        }),
      )
    },
  })

  pageForm(app, {
    url,
    permission: 'registerApplication',
    summary: 'Register it · 登记',
    params: inParkParams,
    isVital: true,
    act: async (request, _params, typed) => {
      const access = parkOf(request)
      const { personId } = personOf(request)
      const process = await app.catalogue.newest(access.park.id, textOf(typed, 'process'))
      const commandId = commandIdOf(request)
      const order = {
        process,
        typed: readShortForm(process, typed),
        papers: readPapers(process, typed),
        conflictReason: textOf(typed, 'conflictReason') || null,
        commandId,
        personId,
      }
      const { applicationId } = await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          const { applicationId, receivedAt: at } = await registerApplication(app, tx, access, order)
          const receipt = { applicationId, document: 'receipt', noticeId: null } as const
          await recordPrint(tx, access.park.id, receipt, { personId, at })
          return { applicationId }
        }),
      )
      const submission = await inParkOf(request, (tx) => findSubmission(tx, access.park.id, commandId))
      if (submission === null) throw new Error(`Expected the submission ${commandId} that was just written.`)
      accepted(await sendSubmission(app, submission))
      return `/parks/${access.park.slug}/window/${applicationId}/receipts/1`
    },
    show: async (request, _params, form) => await showDetails(request, form),
  })
}

async function showDetails(request: FastifyRequest, form: FormState): Promise<string> {
  const { park } = parkOf(request)
  const process = await request.server.catalogue.newest(park.id, textOf(form.typed, 'process'))
  const code = textOf(form.typed, 'form.creditCode').toUpperCase()
  const [enterprise, conflicts] = await inParkOf(request, async (tx) => [
    await knownCompany(tx, parkOf(request), code),
    await listConflicts(tx, park.id, { creditCode: code, projectCode: textOf(form.typed, 'form.projectCode') }),
  ])
  const given = { process, enterprise, creditCode: code, conflicts, form }
  return renderPage('window/register', registerDetails(request, await windowPlace(request), given))
}

function wrongCode(problem: { readonly code: string; readonly message: string; readonly messageZh: string }): Refusal {
  return new Refusal('form-invalid', problem.message, problem.messageZh, [{ field: 'creditCode', ...problem }])
}
