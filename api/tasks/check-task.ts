import { insertAnswer } from '../answers/queries.ts'
import { mustNotStandStill } from '../clocks/stands-still.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { mustBeAnother } from '../substitutions/acting-for.ts'
import { noteForWhom } from '../substitutions/note-for-whom.ts'
import { findAnsweredFor } from '../substitutions/queries.ts'
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
  if (order.kind === 'confirm') await mustNotStandStill(tx, parkId, task)
  const forPersonId = await noteForWhom(tx, access, task, task.checkPost, order)
  if (task.state === 'inCheck' && task.answerer !== null) {
    const answered = { personId: task.answerer, forPersonId: await findAnsweredFor(tx, parkId, task) }
    mustBeAnother(answered, { personId: order.personId, forPersonId })
  }
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
