import type { Form } from '../forms/form.ts'
import { formWith, permissionAt } from '../forms/form-at-task.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Task } from '../tasks/task.ts'

/** Who sees the whole form of every application. */
const seesAll = ['windowClerk', 'manager', 'overseer'] as const

/**
 * The part of the application's form that an officer may see: what at least one of the tasks of their departments shows.
 * Who has no task of this application sees what is hidden nowhere.
 */
export function formForOfficer(form: Form, access: ParkAccess, tasks: readonly Task[]): Form {
  if (seesAll.some((role) => access.roles.has(role))) return form
  const own = new Set([...access.memberships, ...access.standIns].map(({ department }) => department))
  const nodes = tasks.filter(({ department }) => department !== null && own.has(department)).map(({ node }) => node)
  return formWith(form, (field) =>
    nodes.length === 0
      ? !Object.values(field.permissions).includes('hidden')
      : nodes.some((node) => permissionAt(field, node) !== 'hidden'),
  )
}
