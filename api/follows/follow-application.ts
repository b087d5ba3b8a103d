import type { FastifyRequest } from 'fastify'
import { readableApplication } from '../applications/access.ts'
import { mustBeReadable } from '../copies/copy-task.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { follow, unfollow } from './queries.ts'

/** 关注, 取消关注: for oneself. `from` is a task of the application that this person may open. */
export async function followApplication(
  request: FastifyRequest,
  applicationId: string,
  follows: boolean,
  from: TaskAddress | null = null,
): Promise<void> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const row = { parkId: access.park.id, personId, applicationId }
  await inParkOf(request, async (tx) => {
    await readableApplication(tx, access, applicationId)
    if (!follows) return await unfollow(tx, row)
    if (from !== null) {
      const task = await existingTask(tx, access.park.id, from.instance, from.key)
      await mustBeReadable(tx, access, task, personId)
      if (task.applicationId !== applicationId) throw ofAnotherApplication(from, applicationId)
    }
    await follow(tx, row, from, new Date(request.server.engine.now()))
  })
}

function ofAnotherApplication({ instance, key }: TaskAddress, applicationId: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected task ${key} of ${instance} to be about application ${applicationId}, but it is about another one.`,
    '该任务不属于这个申请。',
  )
}
