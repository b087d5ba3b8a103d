import { checkForm, type FormContext, type FormError } from '../forms/check-form.ts'
import type { Field, Form, FormValues } from '../forms/form.ts'

/** What the register of enterprises knows, by the keys of the form. */
export const enterpriseKeys = ['creditCode', 'enterpriseName', 'legalRepresentative', 'registeredAddress'] as const

/** What must be known before an application can be received; the rest is filled in before it is accepted. */
const shortKeys: readonly string[] = [...enterpriseKeys, 'filerName', 'filerMobile', 'projectName', 'projectCode']

/** The fields that the window asks for at once, in the order in which it asks. */
export function shortFormOf(form: Form): readonly Field[] {
  return shortKeys.flatMap((key) => form.fields.find((field) => field.key === key) ?? [])
}

/** Checks these fields alone: their values as they are stored, and what is wrong with them. */
export function checkShortForm(
  form: Form,
  typed: FormValues,
  context: FormContext,
): { readonly values: FormValues; readonly errors: readonly FormError[] } {
  const keys = new Set(shortFormOf(form).map(({ key }) => key))
  const checked = checkForm(form, typed, context)
  return {
    values: Object.fromEntries(Object.entries(checked.values).filter(([key]) => keys.has(key))),
    errors: checked.errors.filter(({ field }) => keys.has(field)),
  }
}
