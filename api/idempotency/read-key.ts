import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Puts the Idempotency-Key at hand as `request.idempotencyKey`; anything but a UUID is refused. */
export function readIdempotencyKey(app: FastifyInstance): void {
  app.decorateRequest('idempotencyKey', null)
  app.decorateRequest('uploadHash', null)
  app.addHook('onRequest', async (request) => {
    const header = request.headers['idempotency-key']
    // Whoever is not signed in is told that first.
    if (header === undefined || request.endedSession instanceof Refusal) return
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
