import { withCompanyNames } from '../enterprises/with-company-names.ts'
import { checkForm, type FormError } from '../forms/check-form.ts'
import type { FormValues } from '../forms/form.ts'
import { keepMasked, openPersonal, sealPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { formContextOf, mustBeFillable, ownApplication } from './access.ts'
import { lockApplication, updateForm } from './queries.ts'

export interface SavedForm {
  readonly formRevision: number
  readonly errors: readonly FormError[]
}

/** Keeps what was typed, right or wrong, and says what is still wrong; only fields that the form has are kept. */
export async function saveForm(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: { readonly applicationId: string; readonly values: FormValues; readonly readRevision: number | null },
): Promise<SavedForm> {
  const parkId = access.park.id
  await lockApplication(tx, parkId, order.applicationId)
  const { application, relation } = await ownApplication(tx, access, order.applicationId)
  mustBeFillable(application, relation)
  if (order.readRevision !== null && order.readRevision !== application.formRevision) {
    throw new Refusal(
      'form-changed',
      `Expected the form at revision ${order.readRevision}, but it is at ${application.formRevision}.`,
      '表单已被他人修改，请刷新后再保存。',
    )
  }
  const { form } = await app.catalogue.byHash(parkId, application.definitionHash)
  const stored = openPersonal(application.stored, app.cipher, PERSONAL)
  const merged = { ...stored, ...keepMasked(form, order.values, stored) }
  const typed = await withCompanyNames(tx, access, form, merged)
  const { errors } = checkForm(form, typed, formContextOf(app, access))
  const kept = Object.fromEntries(
    Object.entries(typed).filter(([key]) => form.fields.some((field) => field.key === key)),
  )
  const formRevision = await updateForm(tx, parkId, application.id, sealPersonal(form, kept, app.cipher, PERSONAL))
  return { formRevision, errors }
}
