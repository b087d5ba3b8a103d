import type { CheckedForm, FormError } from '../../../forms/check-form.ts'
import type { Section } from '../../../forms/form.ts'

/** How far one section of a form is. */
export interface Progress {
  readonly state: 'empty' | 'begun' | 'wrong' | 'complete'
  /** Required fields that are still empty. */
  readonly missing: number
  /** Fields that hold something that cannot stay. */
  readonly wrong: number
}

/** What is still to be done in a section, by what the whole form's check found. */
export function progressOf(
  section: Section,
  checked: CheckedForm,
  typed: { readonly [key: string]: unknown },
): Progress {
  const errors = errorsIn(section, checked)
  const wrong = errors.filter((error) => !isMissing(error)).length
  const missing = errors.length - wrong
  const isEmpty = section.fields.every(({ key }) => isBlank(typed[key]))
  if (wrong > 0) return { state: 'wrong', missing, wrong }
  if (missing === 0) return { state: 'complete', missing, wrong }
  return { state: isEmpty ? 'empty' : 'begun', missing, wrong }
}

export function errorsIn(section: Section, { errors }: Pick<CheckedForm, 'errors'>): readonly FormError[] {
  return errors.filter(({ field }) => section.fields.some(({ key }) => key === field))
}

export function isMissing({ code }: FormError): boolean {
  return code === 'required'
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}
