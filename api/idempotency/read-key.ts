import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Puts the Idempotency-Key at hand as `request.idempotencyKey`; anything but a UUID is refused. */
export function readIdempotencyKey(app: FastifyInstance): void {
  app.decorateRequest('idempotencyKey', null)
  app.decorateRequest('uploadHash', null)
  app.addHook('onRequest', async (request) => {
    const header = request.headers['idempotency-key']
    // Whoever is not let in is told that first.
    if (header === undefined || request.turnedAway !== null) return
    const key = String(header).trim().toLowerCase()
    if (!UUID.test(key)) {
      throw new Refusal(
        'invalid-idempotency-key',
        `Expected a UUID as Idempotency-Key, but found "${String(header).slice(0, 80)}".`,
        'Idempotency-Key 必须是 UUID。',
      )
    }
    request.idempotencyKey = key
  })
}

/** The hidden `commandId` of a page's form is its Idempotency-Key; anything but a UUID is none. */
export function takeKeyOfForm(request: FastifyRequest, commandId: unknown): void {
  const key = typeof commandId === 'string' ? commandId.trim().toLowerCase() : ''
  if (UUID.test(key)) request.idempotencyKey = key
}
