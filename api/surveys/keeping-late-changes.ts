import type { FastifyRequest } from 'fastify'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { keepingRefusedActs } from '../refused-acts/keeping-refused-acts.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'

/** Changes a part of a survey; where it was signed before, that somebody tried is kept for the overseer. */
export async function keepingLateChanges<Result>(
  request: FastifyRequest,
  at: TaskAddress,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'survey-signed') throw error
    const { applicationId } = await inParkOf(request, (tx) =>
      existingTask(tx, parkOf(request).park.id, at.instance, at.key),
    )
    const attempt = { act: 'changeSurvey', applicationId, subject: `${at.instance}.${at.key}` } as const
    return await keepingRefusedActs(request, attempt, () => Promise.reject(error))
  }
}
