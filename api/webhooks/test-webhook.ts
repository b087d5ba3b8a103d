import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { existingWebhook } from './save-webhook.ts'
import type { Posted } from './sending/post.ts'
import { sendSigned } from './sending/send-signed.ts'

/** Sends a message that says nothing of any instance, once, and tells what came of it. */
export async function testWebhook(request: FastifyRequest, id: string): Promise<Posted> {
  const { server } = request
  const { park } = parkOf(request)
  await inParkOf(request, (tx) => existingWebhook(tx, park.id, id))
  const body = JSON.stringify({ type: 'test', data: { park: park.slug } })
  return await sendSigned(
    { ...server.webhookSending, database: server.database, cipher: server.cipher },
    {
      parkId: park.id,
      webhookId: id,
      id: v7(),
      body,
    },
  )
}
