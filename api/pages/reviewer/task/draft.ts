import type { FastifyRequest } from 'fastify'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import { deleteDraft, saveDraft } from '../../../task-drafts/queries.ts'
import { mayAnswer, wrongDepartment } from '../../../tasks/access.ts'
import type { TaskAddress } from '../../../tasks/act-on-task.ts'
import { existingTask } from '../../../tasks/existing-task.ts'
import type { Typed } from '../../typed.ts'

/** Far above what a form can hold, far below what would burden the table. */
const MOST_CHARACTERS = 200_000

/** Keeps what was typed on a task, for this person alone. Gives the instant. */
export async function keepDraft(request: FastifyRequest, at: TaskAddress, typed: Typed): Promise<Date> {
  const access = parkOf(request)
  const savedAt = new Date(request.server.engine.now())
  const { commandId: _, ...kept } = typed
  await inParkOf(request, async (tx) => {
    const task = await existingTask(tx, access.park.id, at.instance, at.key)
    if (!mayAnswer(task, access)) throw wrongDepartment(task, task.post)
    if (JSON.stringify(kept).length <= MOST_CHARACTERS)
      await saveDraft(tx, addressOf(request, at), { typed: kept, savedAt })
  })
  return savedAt
}

export async function forgetDraft(request: FastifyRequest, at: TaskAddress): Promise<void> {
  await inParkOf(request, (tx) => deleteDraft(tx, addressOf(request, at)))
}

function addressOf(request: FastifyRequest, { instance, key }: TaskAddress) {
  const { personId } = personOf(request)
  return { parkId: parkOf(request).park.id, instanceId: instance, taskKey: key, personId }
}
