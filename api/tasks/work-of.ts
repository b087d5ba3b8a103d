import type { Form } from '../forms/form.ts'
import { writableAt } from '../forms/form-at-task.ts'
import type { TaskWork } from '../forms/task-work.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { Task } from './task.ts'

/** Which page this task is worked on; `null` = the ordinary one. */
export function workOf(process: DescribedProcess, { form }: Pick<Task, 'form'>): TaskWork | null {
  return form === null ? null : (process.forms.get(form)?.work ?? null)
}

/** What is filled in on this task: its form, without what it may only read; `null` where it has none. */
export function formOf(process: DescribedProcess, { form, node }: Pick<Task, 'form' | 'node'>): Form | null {
  const own = form === null ? undefined : process.forms.get(form)
  return own === undefined ? null : writableAt(own, node)
}
