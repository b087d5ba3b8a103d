import type { TaskWork } from '../forms/task-work.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { listTasksOf } from './queries.ts'
import type { Task } from './task.ts'
import { workOf } from './work-of.ts'

/** Every task of an application that is worked on this page, ended ones too, in the order in which they opened. */
export async function tasksOfWork(
  tx: Tx,
  parkId: string,
  applicationId: string,
  process: DescribedProcess,
  work: TaskWork,
): Promise<readonly Task[]> {
  const tasks = await listTasksOf(tx, parkId, applicationId)
  return tasks
    .filter((task) => workOf(process, task) === work)
    .sort((one, other) => one.openedAt.getTime() - other.openedAt.getTime() || one.key - other.key)
}
