import { mustBeThere } from '../leaves/must-be-there.ts'
import { readParkDetails } from '../parks/queries.ts'
import type { Tx } from '../plugins/database.ts'
import { wrongDepartment } from './access.ts'
import type { Task } from './task.ts'

/** A task can be handed only to somebody who holds its post. */
export async function mustHoldPost(tx: Tx, parkId: string, personId: string, task: Task): Promise<void> {
  const { memberships } = await readParkDetails(tx, parkId, personId)
  const fits = memberships.some(({ department, post }) => department === task.department && post === task.post)
  if (!fits) throw wrongDepartment(task, task.post)
  await mustBeThere(tx, parkId, personId)
}
