import type { Field, FieldPermission, Form, FormValues } from './form.ts'
import { formWith } from './form-with.ts'

/** Through whose eyes a form is read: the whole of it, or as these tasks show it, by their ids in the model. */
export type FormReader = 'whole' | readonly string[]

/** What may be done with a field at a task, by its id in the model. */
export function permissionAt({ permissions }: Pick<Field, 'permissions'>, task: string): FieldPermission {
  return permissions[task] ?? 'write'
}

/**
 * 隐藏: whether a reader may see a field. One of their tasks that shows it is enough; who has none sees what is hidden
 * nowhere. Whatever shows values of a form to somebody asks this.
 */
export function isSeenBy(field: Pick<Field, 'permissions'>, reader: FormReader): boolean {
  if (reader === 'whole') return true
  if (reader.length === 0) return !hides(field)
  return reader.some((task) => permissionAt(field, task) !== 'hidden')
}

/** The part of a form that a reader sees. */
export function seenBy(form: Form, reader: FormReader): Form {
  return formWith(form, (field) => isSeenBy(field, reader))
}

/** The values of a form without those that a reader may not see. */
export function seenValues(form: Form, reader: FormReader, values: FormValues): FormValues {
  const hidden = keysHiddenFrom(form, reader)
  return Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key)))
}

/** Keys of the fields that a reader may not see. */
export function keysHiddenFrom({ fields }: Form, reader: FormReader): ReadonlySet<string> {
  return new Set(fields.filter((field) => !isSeenBy(field, reader)).map(({ key }) => key))
}

/** Codes of the materials that stand for files of a form, but not for any of the part of it that is seen. */
export function hiddenMaterials(form: Form, seen: Form): ReadonlySet<string> {
  const codesIn = ({ fields }: Form) => fields.flatMap(({ material }) => material ?? [])
  const shown = codesIn(seen)
  return new Set(codesIn(form).filter((code) => !shown.includes(code)))
}

/** Whether a field is hidden at any task. */
export function hides({ permissions }: Pick<Field, 'permissions'>): boolean {
  return Object.values(permissions).includes('hidden')
}
