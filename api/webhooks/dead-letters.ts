import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { countDeadLetters, discardDeadLetter, listDeadLetters, reviveDeadLetters } from './deliveries/queries.ts'
import { existingWebhook } from './save-webhook.ts'
import type { DeadLetter, Webhook } from './webhook.ts'

const SHOWN = 500

/** What a webhook did not take after the last try. */
export async function readDeadLetters(
  request: FastifyRequest,
  webhookId: string,
): Promise<{ readonly webhook: Webhook; readonly letters: readonly DeadLetter[] }> {
  const parkId = parkOf(request).park.id
  return await inParkOf(request, async (tx) => ({
    webhook: await existingWebhook(tx, parkId, webhookId),
    letters: await listDeadLetters(tx, { parkId, webhookId }, SHOWN),
  }))
}

/** Sends them again, one or (`null`) all; of a dry run only how many it would be. */
export async function replayDeadLetters(
  request: FastifyRequest,
  webhookId: string,
  { delivery, dryRun }: { readonly delivery: string | null; readonly dryRun: boolean },
): Promise<{ readonly count: number }> {
  const parkId = parkOf(request).park.id
  return await inParkOf(request, async (tx) => {
    await existingWebhook(tx, parkId, webhookId)
    const key = { parkId, webhookId }
    const found = await countDeadLetters(tx, key, delivery)
    if (dryRun) return { count: found }
    return await answerOnce(request, tx, async () => {
      if (delivery !== null && found === 0) throw noSuchLetter(delivery)
      return { count: await reviveDeadLetters(tx, key, delivery) }
    })
  })
}

/** Gives one up, so that what waits behind it goes on. */
export async function discard(request: FastifyRequest, webhookId: string, delivery: string): Promise<void> {
  const parkId = parkOf(request).park.id
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      if (!(await discardDeadLetter(tx, { parkId, webhookId }, delivery))) throw noSuchLetter(delivery)
      return {}
    }),
  )
}

function noSuchLetter(delivery: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected a dead letter ${delivery} of this webhook, but found none.`,
    `该推送没有未送达的消息 ${delivery}，可能已重发或放弃。`,
  )
}
