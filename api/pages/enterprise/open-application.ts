import type { FastifyRequest } from 'fastify'
import { formContextOf, ownApplication, type Relation } from '../../applications/access.ts'
import type { Application } from '../../applications/application.ts'
import { type CheckedForm, checkForm } from '../../forms/check-form.ts'
import type { FormValues } from '../../forms/form.ts'
import { hiddenFields } from '../../forms/form-reading.ts'
import { maskPersonal, openPersonal } from '../../forms/personal-values.ts'
import { parkOf } from '../../plugins/access.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Tx } from '../../plugins/database.ts'
import { applicablePermits } from '../../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { PERSONAL } from '../../submissions/prepare-submission.ts'

/** An application with its form as it stands. */
export interface OpenedApplication {
  readonly application: Application
  readonly relation: Relation
  readonly process: DescribedProcess
  /** What was typed, as it is shown. */
  readonly shown: FormValues
  /** Of the fields that are computed. */
  readonly computed: FormValues
  readonly checked: CheckedForm
  readonly hidden: ReadonlySet<string>
  /** Letters of the permits that apply; all of them while the form does not decide it. */
  readonly permits: readonly string[]
}

/** Opens an application of the person's own enterprise; another one is not there for them. */
export async function openApplication(
  app: AppParts,
  request: FastifyRequest,
  tx: Tx,
  id: string,
): Promise<OpenedApplication> {
  const access = parkOf(request)
  const { application, relation } = await ownApplication(tx, access, id)
  const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
  const typed = openPersonal(application.stored, app.cipher, PERSONAL)
  const context = formContextOf(app, access)
  const checked = checkForm(process.form, typed, context)
  const shown = maskPersonal(process.form, typed)
  const computed = Object.fromEntries(
    process.form.fields.flatMap(({ key, compute }) => (compute === null ? [] : [[key, checked.values[key] ?? null]])),
  )
  const hidden = hiddenFields(process.form, checked, context)
  const applicable = applicablePermits(process, checked.values, context.now, context.zone)
  const permits = applicable ?? [...process.permits.keys()]
  return { application, relation, process, shown, computed, checked, hidden, permits }
}
