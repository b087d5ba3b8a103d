import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { findTask } from './queries.ts'
import type { Task } from './task.ts'

/** The task, open or ended; refuses with `not-found` where there is none. */
export async function existingTask(tx: Tx, parkId: string, instanceId: string, key: number): Promise<Task> {
  const task = await findTask(tx, parkId, instanceId, key)
  if (task !== null) return task
  throw new Refusal('not-found', `Expected a task ${key} of instance ${instanceId}, but found none.`, '未找到该任务。')
}
