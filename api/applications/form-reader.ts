import { type FormReader, hides } from '../forms/field-permission.ts'
import type { Form } from '../forms/form.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { mayAnswer, mayAssign, mayCheck, mayOpenPage } from '../tasks/access.ts'
import { listTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { relationTo } from './access.ts'
import type { Application } from './application.ts'

/**
 * Through which tasks somebody reads a form: those that are theirs to answer, check or assign; else those of their
 * departments. Who heads the park or oversees it reads the whole: they answer for the process and judge how it went.
 */
export function taskReader(access: ParkAccess, tasks: readonly Task[]): FormReader {
  if (access.roles.has('manager') || access.roles.has('overseer')) return 'whole'
  const theirs = tasks.filter((task) => mayAnswer(task, access) || mayCheck(task, access) || mayAssign(task, access))
  const own = theirs.length > 0 ? theirs : tasks.filter((task) => mayOpenPage(task, access))
  return [...new Set(own.map(({ node }) => node))]
}

/** The same for the application's form, which its applicant knows, and the window that has typed it from the paper. */
export function applicationReader(
  access: ParkAccess,
  { enterprise, isRegistered }: Pick<Application, 'enterprise' | 'isRegistered'>,
  tasks: readonly Task[],
): FormReader {
  const isApplicant = relationTo(access, enterprise.id) !== 'officer'
  const hasTyped = isRegistered && access.roles.has('windowClerk')
  return isApplicant || hasTyped ? 'whole' : taskReader(access, tasks)
}

/** Who reads an application's form now; its tasks are looked at only where the form hides something. */
export async function readerOf(tx: Tx, access: ParkAccess, application: Application, form: Form): Promise<FormReader> {
  if (!form.fields.some(hides)) return 'whole'
  return applicationReader(access, application, await listTasksOf(tx, access.park.id, application.id))
}
