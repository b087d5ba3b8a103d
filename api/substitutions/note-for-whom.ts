import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { Task } from '../tasks/task.ts'
import { actingFor } from './acting-for.ts'
import { insertAct } from './queries.ts'

/** Writes down for whom a person does something by a command; gives whom, `null` = themselves. */
export async function noteForWhom(
  tx: Tx,
  access: ParkAccess,
  task: Task,
  post: string | null,
  { commandId, personId }: { readonly commandId: string; readonly personId: string },
): Promise<string | null> {
  const forPersonId = actingFor(access, task, post)?.personId ?? null
  const act = { commandId, instanceId: task.instanceId, taskKey: task.key, personId, forPersonId }
  await insertAct(tx, access.park.id, act)
  return forPersonId
}
