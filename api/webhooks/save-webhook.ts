import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import {
  deleteWebhook,
  findDestination,
  findWebhook,
  insertWebhook,
  listWebhooks,
  replaceSecret,
  updateWebhook,
} from './queries.ts'
import { mustBeSendable } from './sendable.ts'
import { SECRET_PURPOSE } from './sending/send-signed.ts'
import { createSecret } from './sending/sign.ts'
import type { Webhook, WebhookRule } from './webhook.ts'

const MOST_IN_A_PARK = 20

/** Hours for which the secret before holds beside the new one. */
const EXCHANGE = 24

export interface NewRule extends WebhookRule {
  /** `now`: from what happens next. `kept`: from the oldest event that is kept. */
  readonly from: 'now' | 'kept'
}

/** A webhook with its secret, which is told to whoever makes or exchanges it and never again. */
export interface WithSecret {
  readonly webhook: Webhook
  readonly secret: string
}

/** Adds a webhook; the same request again gives the one that is there. */
export async function addWebhook(request: FastifyRequest, { from, ...rule }: NewRule): Promise<WithSecret> {
  const { engine, cipher } = request.server
  mustBeSendable(request.server, rule)
  const parkId = parkOf(request).park.id
  // Before the first that can be read lies nothing: there the cursor goes to the first that is kept.
  const reached = from === 'now' ? await engine.lastEvent(parkId) : 0
  return await inParkOf(request, async (tx) => {
    const { id } = await answerOnce(request, tx, async () => {
      if ((await listWebhooks(tx, parkId)).length >= MOST_IN_A_PARK) throw tooMany()
      const secret = cipher.seal(createSecret(), SECRET_PURPOSE)
      const webhook = { ...rule, parkId, id: v7(), secret, reached, changedBy: personOf(request).personId }
      await insertWebhook(tx, webhook)
      return { id: webhook.id }
    })
    return await withSecret(request, tx, id)
  })
}

/** Changes what is said of a webhook, and switches it on or off. What waits for it stays. */
export async function changeWebhook(
  request: FastifyRequest,
  id: string,
  { isActive, ...rule }: WebhookRule & { readonly isActive: boolean },
): Promise<Webhook> {
  mustBeSendable(request.server, rule)
  const parkId = parkOf(request).park.id
  return await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const { switchedOff } = await existingWebhook(tx, parkId, id)
      const off = isActive ? null : (switchedOff ?? 'manager')
      await updateWebhook(tx, { parkId, id }, { ...rule, switchedOff: off }, personOf(request).personId)
      return await existingWebhook(tx, parkId, id)
    }),
  )
}

/** Makes a new secret; the one before holds for a day more. */
export async function exchangeSecret(request: FastifyRequest, id: string): Promise<WithSecret> {
  const parkId = parkOf(request).park.id
  return await inParkOf(request, async (tx) => {
    await answerOnce(request, tx, async () => {
      await existingWebhook(tx, parkId, id)
      const secret = request.server.cipher.seal(createSecret(), SECRET_PURPOSE)
      await replaceSecret(tx, { parkId, id }, secret, EXCHANGE, personOf(request).personId)
      return {}
    })
    return await withSecret(request, tx, id)
  })
}

/** Removes a webhook with all that was to be sent to it. */
export async function removeWebhook(request: FastifyRequest, id: string): Promise<void> {
  const parkId = parkOf(request).park.id
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await existingWebhook(tx, parkId, id)
      await deleteWebhook(tx, parkId, id)
      return {}
    }),
  )
}

export async function existingWebhook(tx: Tx, parkId: string, id: string): Promise<Webhook> {
  const found = await findWebhook(tx, parkId, id)
  if (found !== null) return found
  throw new Refusal('not-found', `Expected a webhook ${id} in this park, but found none.`, `本园区没有推送 ${id}。`)
}

// Opened from the row: the answer that is kept under an Idempotency-Key holds no secret.
async function withSecret(request: FastifyRequest, tx: Tx, id: string): Promise<WithSecret> {
  const parkId = parkOf(request).park.id
  const webhook = await existingWebhook(tx, parkId, id)
  const sealed = (await findDestination(tx, parkId, id))?.secrets[0]
  if (sealed === undefined) throw new Error(`Expected webhook ${id} to have a secret.`)
  return { webhook, secret: request.server.cipher.open(sealed, SECRET_PURPOSE) }
}

function tooMany(): Refusal {
  return new Refusal(
    'too-many-webhooks',
    `Expected at most ${MOST_IN_A_PARK} webhooks in a park. Remove one that is not used any more.`,
    `一个园区最多 ${MOST_IN_A_PARK} 个推送，请先删除不再使用的。`,
  )
}
