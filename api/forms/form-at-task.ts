import { permissionAt } from './field-permission.ts'
import type { Form } from './form.ts'
import { formWith } from './form-with.ts'

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
