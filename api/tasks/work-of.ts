import type { TaskWork } from '../forms/task-work.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { Task } from './task.ts'

/** Which page this task is worked on; `null` = the ordinary one. */
export function workOf(process: DescribedProcess, { form }: Pick<Task, 'form'>): TaskWork | null {
  return form === null ? null : (process.forms.get(form)?.work ?? null)
}
