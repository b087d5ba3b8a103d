import type { Field, FormValues } from '../forms/form.ts'
import { mergeTyped } from '../forms/merge-typed.ts'
import { maskPersonal, openPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { mustBeEditable, ownApplication } from './access.ts'
import { lockApplication } from './queries.ts'
import { saveForm } from './save-form.ts'

export interface FieldsOrder {
  readonly applicationId: string
  readonly fields: readonly Field[]
  /** The fields as the page was opened, as they were shown. */
  readonly opened: FormValues
  readonly typed: FormValues
}

/** Keeps what was changed in some fields of the form. Refuses with `form-changed` what another window changed meanwhile. */
export async function saveFields(app: AppParts, tx: Tx, access: ParkAccess, order: FieldsOrder): Promise<void> {
  await lockApplication(tx, access.park.id, order.applicationId)
  const { application } = await ownApplication(tx, access, order.applicationId)
  mustBeEditable(application)
  const { form } = await app.catalogue.byHash(access.park.id, application.definitionHash)
  const stored = maskPersonal(form, openPersonal(application.stored, app.cipher, PERSONAL))
  const { changed, conflicts } = mergeTyped(order.fields, { ...order, stored })
  if (conflicts.length > 0) throw formChanged(conflicts, stored)
  // A form that did not change is not written: its promise would be void.
  if (Object.keys(changed).length === 0) return
  await saveForm(app, tx, access, { applicationId: application.id, values: changed, readRevision: null })
}

function formChanged(conflicts: readonly Field[], stored: FormValues): Refusal {
  const fields = conflicts.map((field): FieldError => {
    const found = shown(field, stored)
    return {
      field: `form.${field.key}`,
      code: 'changed-elsewhere',
      message: `Changed in another window to "${found}". Saving again keeps what stands here.`,
      messageZh: `另一个窗口里已改为“${found}”。再次保存，以这里的为准。`,
    }
  })
  return new Refusal(
    'form-changed',
    'Expected the form as it was when this page was opened, but it was changed in another window.',
    '这一部分在另一个窗口里改过，您填写的内容还在，请核对后再次保存。',
    fields,
  )
}

function shown(field: Field, stored: FormValues): string {
  const value = stored[field.key] ?? null
  const labels = [value].flat().map((each) => field.options.find((option) => option.value === each)?.label ?? each)
  return labels.map((label) => (label === null ? '' : String(label))).join('、')
}
