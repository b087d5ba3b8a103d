import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { NIL_PARK } from '../outside-parks.ts'
import { personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { findKeptAnswer, insertKeptAnswer, lockKey } from './queries.ts'

/**
 * Does a write that sends no command, at most once per Idempotency-Key: its answer is kept in the same transaction and
 * given again. The answer must be JSON. The same key from another person, or with another request, is refused.
 */
export async function answerOnce<Answer>(
  request: FastifyRequest,
  tx: Tx,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.idempotencyKey
  if (key === null) return await work()

  const parkId = request.parkAccess?.park.id ?? NIL_PARK
  const { personId } = personOf(request)
  const requestHash = hashOf(request)
  await lockKey(tx, parkId, key)
  const kept = await findKeptAnswer(tx, parkId, key)
  if (kept === null) {
    const answer = await work()
    await insertKeptAnswer(tx, { parkId, key, personId, requestHash, answer })
    return answer
  }
  if (kept.personId !== personId || !timingSafeEqual(kept.requestHash, requestHash)) throw reused(key)
  // What was stored under this request's hash is what this same work answered before.
  return kept.answer as Answer
}

// An upload's bytes are not in `body`: the route adds their hash to what it compares (`request.uploadHash`).
function hashOf(request: FastifyRequest): Uint8Array {
  const parts = [request.method, request.url, JSON.stringify(request.body ?? null), request.uploadHash ?? '']
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}

function reused(key: string): Refusal {
  return new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${key} was used by somebody else or for another request.`,
    `Idempotency-Key ${key} 已被他人使用或用于其他请求，请更换。`,
  )
}
