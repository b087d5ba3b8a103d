import { taskReader } from '../applications/form-reader.ts'
import { hides, seenValues } from '../forms/field-permission.ts'
import type { FormValues } from '../forms/form.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { listTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'

/** Leaves of what was written in a task's form what somebody may see, through the tasks that fill in the same form. */
export async function seenWords(
  tx: Tx,
  access: ParkAccess,
  process: DescribedProcess,
  task: Task,
): Promise<(words: FormValues) => FormValues> {
  const form = task.form === null ? undefined : process.forms.get(task.form)
  if (form === undefined || !form.fields.some(hides)) return (words) => words
  const tasks = await listTasksOf(tx, access.park.id, task.applicationId)
  const reader = taskReader(
    access,
    tasks.filter((each) => each.form === task.form),
  )
  return (words) => seenValues(form, reader, words)
}
