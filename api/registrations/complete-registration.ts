import type { Variables } from '../../engine/index.ts'
import { formContextOf } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/queries.ts'
import { checkForm } from '../forms/check-form.ts'
import { openPersonal, sealPersonal } from '../forms/personal-values.ts'
import { routingVariables } from '../forms/routing-variables.ts'
import { requirementsAsked } from '../materials/asked-for.ts'
import { findPaperPromise } from '../paper/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { findSubmission, insertSubmissionWithAnswer, nextRound } from '../submissions/queries.ts'
import { formInvalid, materialsMissing, promiseMissing } from '../submissions/submission-problems.ts'

/**
 * What the window registered is accepted only with a complete form, every material and a signed promise, as what an
 * enterprise submits itself. The form is frozen anew under the command of the acceptance, and its routing facts go to
 * the process with it; of any other application nothing is asked, for it was checked when it was submitted.
 */
export async function completeRegistration(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: { readonly applicationId: string; readonly commandId: string; readonly personId: string },
): Promise<Variables> {
  const parkId = access.park.id
  const application = await findApplication(tx, parkId, order.applicationId)
  if (application === null || !application.isRegistered || application.state !== 'submitted') return {}

  const process = await app.catalogue.byHash(parkId, application.definitionHash)
  const typed = openPersonal(application.stored, app.cipher, PERSONAL)
  const checked = checkForm(process.form, typed, formContextOf(app, access))
  if (checked.errors.length > 0) throw formInvalid(checked)
  const requirements = await requirementsAsked(app, tx, access, application)
  const missing = requirements.filter(({ isMet }) => !isMet)
  if (missing.length > 0) throw materialsMissing(missing)
  if (!(await isPromised(tx, parkId, application))) throw promiseMissing()

  if ((await findSubmission(tx, parkId, order.commandId)) === null) {
    await insertSubmissionWithAnswer(tx, {
      parkId,
      commandId: order.commandId,
      applicationId: application.id,
      round: await nextRound(tx, parkId, application.id),
      definitionHash: process.hash,
      ...sealPersonal(process.form, checked.values, app.cipher, PERSONAL),
      materials: requirements.map(({ code, state, material }) => ({ code, state, version: material?.version ?? null })),
      command: { type: 'answerTask' },
      submittedBy: order.personId,
      onBehalfOf: application.enterprise.id,
      receivedAt: new Date(app.engine.now()),
    })
  }
  return routingVariables(process.form, checked.values)
}

async function isPromised(tx: Tx, parkId: string, application: Application): Promise<boolean> {
  return application.promisedAt !== null || (await findPaperPromise(tx, parkId, application.id)) !== null
}
