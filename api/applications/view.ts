import type { z } from 'zod'
import { checkForm, type FormContext } from '../forms/check-form.ts'
import { type FormReader, hiddenMaterials, keysHiddenFrom, seenBy, seenValues } from '../forms/field-permission.ts'
import type { FormValues } from '../forms/form.ts'
import { maskPersonal, openPersonal } from '../forms/personal-values.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import { applicablePermits } from '../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import type { Submission } from '../submissions/queries.ts'
import type { Application } from './application.ts'
import type { applicationSummary, applicationView, formView } from './schemas.ts'

export function summaryOf(application: Application): z.input<typeof applicationSummary> {
  const { id, number, state, processId, enterprise, project, createdAt } = application
  return { id, number, state, process: processId, enterprise, project, createdAt: createdAt.toISOString() }
}

/** Everything that may be shown of an application. */
export function viewOf(
  application: Application,
  process: DescribedProcess,
  submissions: readonly Submission[],
  cipher: Cipher,
  context: FormContext,
  reader: FormReader,
): z.input<typeof applicationView> {
  const typed = openPersonal(application.stored, cipher, PERSONAL)
  const checked = checkForm(process.form, typed, context)
  const withheld = hiddenMaterials(process.form, seenBy(process.form, reader))
  const seen = (values: FormValues): FormValues => seenValues(process.form, reader, maskPersonal(process.form, values))
  const permits = applicablePermits(process, checked.values, context.now, context.zone)
  return {
    ...summaryOf(application),
    title: process.description.title,
    form: seen(typed),
    formRevision: application.formRevision,
    promisedAt: application.promisedAt?.toISOString() ?? null,
    permits:
      permits?.map((letter) => {
        const { type, name } = process.description.permits[letter] ?? { type: letter, name: { zh: letter, en: letter } }
        return { permit: letter, type, name: name.zh, nameEn: name.en }
      }) ?? null,
    submissions: submissions.map((submission) => ({
      round: submission.round,
      receivedAt: submission.receivedAt.toISOString(),
      form: seen(openPersonal(submission, cipher, PERSONAL)),
      materials: submission.materials.filter(({ code }) => !withheld.has(code)).map((material) => ({ ...material })),
    })),
  }
}

/** The form with what has been typed and what is still wrong with it. */
export function formViewOf(
  application: Application,
  process: DescribedProcess,
  cipher: Cipher,
  context: FormContext,
  reader: FormReader,
): z.input<typeof formView> {
  const typed = openPersonal(application.stored, cipher, PERSONAL)
  const hidden = keysHiddenFrom(process.form, reader)
  const { id, title, titleEn, sections } = seenBy(process.form, reader)
  return {
    id,
    title,
    titleEn,
    sections: sections.map((section) => ({
      id: section.id,
      label: section.label,
      labelEn: section.labelEn,
      fields: section.fields.map(({ key, type, label, labelEn, unit, format, required, personal, options }) => ({
        ...{ key, type, label, labelEn, unit, format, required, personal },
        options: [...options],
      })),
    })),
    values: seenValues(process.form, reader, maskPersonal(process.form, typed)),
    formRevision: application.formRevision,
    errors: checkForm(process.form, typed, context).errors.filter(({ field }) => !hidden.has(field)),
  }
}
