import type { Field, Form, FormValues } from './form.ts'

/** A form of some of its fields, with the rules that speak of nothing else. */
export function formWith(form: Form, isKept: (field: Field) => boolean): Form {
  const fields = form.fields.filter(isKept)
  const kept = new Set(fields.map(({ key }) => key))
  return {
    ...form,
    fields,
    sections: form.sections
      .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => kept.has(key)) }))
      .filter((section) => section.fields.length > 0),
    rules: form.rules.filter(({ when, field }) => kept.has(field) && when.names.every((name) => kept.has(name))),
  }
}

/** The values of these fields alone. */
export function valuesOf({ fields }: Form, values: FormValues): FormValues {
  return Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? null]))
}
