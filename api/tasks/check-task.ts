import { insertAnswer } from '../answers/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { mayCheck, wrongDepartment } from './access.ts'
import { existingTask } from './existing-task.ts'

export interface CheckOrder {
  readonly instanceId: string
  readonly key: number
  readonly commandId: string
  readonly personId: string
  readonly kind: 'confirm' | 'sendBack'
  readonly reason: string | null
}

/** 复核: writes down what the second person says; that it is a second person, the engine checks. */
export async function writeCheck(app: AppParts, tx: Tx, access: ParkAccess, order: CheckOrder): Promise<void> {
  const parkId = access.park.id
  const task = await existingTask(tx, parkId, order.instanceId, order.key)
  if (!mayCheck(task, access)) throw wrongDepartment(task, task.checkPost)
  await insertAnswer(tx, parkId, {
    commandId: order.commandId,
    applicationId: task.applicationId,
    instanceId: task.instanceId,
    taskKey: task.key,
    kind: order.kind,
    personId: order.personId,
    permit: task.permit,
    outcome: null,
    reason: order.reason,
    legalBasis: null,
    words: {},
    writtenAt: new Date(app.engine.now()),
  })
}
