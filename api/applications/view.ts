import type { z } from 'zod'
import { checkForm, type FormContext } from '../forms/check-form.ts'
import type { Form, FormValues } from '../forms/form.ts'
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
  /** What of the form the reader may see. */
  shown: Form = process.form,
): z.input<typeof applicationView> {
  const typed = openPersonal(application.stored, cipher, PERSONAL)
  const checked = checkForm(process.form, typed, context)
  const hidden = process.form.fields.filter(({ key }) => !shown.fields.some((field) => field.key === key))
  const seen = (values: FormValues): FormValues => {
    const kept = Object.entries(maskPersonal(process.form, values))
    return Object.fromEntries(kept.filter(([name]) => !hidden.some(({ key }) => key === name)))
  }
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
      materials: submission.materials.map((material) => ({ ...material })),
    })),
  }
}

/** The form with what has been typed and what is still wrong with it. */
export function formViewOf(
  application: Application,
  process: DescribedProcess,
  cipher: Cipher,
  context: FormContext,
): z.input<typeof formView> {
  const typed = openPersonal(application.stored, cipher, PERSONAL)
  const { id, title, titleEn, sections } = process.form
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
    values: maskPersonal(process.form, typed),
    formRevision: application.formRevision,
    errors: [...checkForm(process.form, typed, context).errors],
  }
}
