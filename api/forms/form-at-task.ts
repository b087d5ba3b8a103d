import type { Field, FieldPermission, Form, FormValues } from './form.ts'

/** What may be done with a field of a task's own form at that task, by its id in the model. */
export function permissionAt({ permissions }: Pick<Field, 'permissions'>, task: string): FieldPermission {
  return permissions[task] ?? 'write'
}

/** The part of a task's own form that is filled in there. */
export function writableAt(form: Form, task: string): Form {
  return formWith(form, (field) => permissionAt(field, task) === 'write')
}

/** The part of a task's own form that is only read there, as it was filled in at an earlier task. */
export function readableAt(form: Form, task: string): Form {
  return formWith(form, (field) => permissionAt(field, task) === 'read')
}

/** The part of a form that is seen at a task: of the application's form, everything that is not hidden there. */
export function shownAt(form: Form, task: string): Form {
  return formWith(form, (field) => permissionAt(field, task) !== 'hidden')
}

/** The values of these fields alone. */
export function valuesOf({ fields }: Form, values: FormValues): FormValues {
  return Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? null]))
}

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
