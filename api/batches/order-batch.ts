import type { FastifyRequest } from 'fastify'
import { mustGiveReason } from '../interventions/write-reason.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { type BatchOrder, type BatchProgress, MOST_IN_A_BATCH } from './batch.ts'
import { selectCandidates } from './candidates/queries.ts'
import { endBatch, findBatch, insertBatch } from './queries.ts'

/** Settles which instances are meant, and leaves the rest to the background; the same request again finds it there. */
export async function orderBatch(request: FastifyRequest, order: BatchOrder, reason: string): Promise<BatchProgress> {
  mustGiveReason(reason)
  mustSelect(order)
  const parkId = parkOf(request).park.id
  const { personId } = personOf(request)
  const id = commandIdOf(request)
  const orderedAt = new Date(request.server.engine.now())
  return await inParkOf(request, async (tx) => {
    const { candidates, left } = await selectCandidates(tx, parkId, order)
    if (left > 0) throw tooMany(candidates.length + left)
    const batch = { ...order, parkId, id, reason: reason.trim(), orderedBy: personId, orderedAt }
    const isNew = await insertBatch(tx, batch, candidates)
    const found = await findBatch(tx, parkId, id)
    if (found === null) throw new Error(`Expected batch ${id} to have been written.`)
    if (!isNew && !isSame(found, batch)) throw reused(id)
    return found
  })
}

/** Nothing of it is begun any more; what has been done stays done. */
export async function cancelBatch(request: FastifyRequest, id: string): Promise<BatchProgress> {
  const parkId = parkOf(request).park.id
  const endedAt = new Date(request.server.engine.now())
  return await inParkOf(request, async (tx) => {
    const ended = await endBatch(tx, { parkId, id }, 'cancelled', endedAt)
    const found = await findBatch(tx, parkId, id)
    if (found === null) throw noSuchBatch(id)
    if (!ended && found.state === 'done') {
      throw new Refusal('batch-ended', `Expected batch ${id} to run, but it is done.`, '该批操作已全部完成，不能停止。')
    }
    return found
  })
}

export function noSuchBatch(id: string): Refusal {
  return new Refusal('not-found', `Expected a batch ${id} in this park, but found none.`, `本园区没有批量操作 ${id}。`)
}

/** Everything in the park is never meant by saying nothing. */
export function mustSelect({ selection: { process, instances } }: BatchOrder): void {
  if (process !== null || instances !== null) return
  throw new Refusal(
    'nothing-selected',
    'Expected a process, or the ids of instances, but found neither.',
    '请选择流程，或列出实例编号。',
  )
}

function isSame(
  found: BatchProgress,
  { orderedBy, reason, act, selection }: BatchOrder & Pick<BatchProgress, 'orderedBy' | 'reason'>,
) {
  const same = JSON.stringify([found.act, found.selection]) === JSON.stringify([act, selection])
  return same && found.orderedBy === orderedBy && found.reason === reason
}

function tooMany(found: number): Refusal {
  return new Refusal(
    'batch-too-large',
    `Expected at most ${MOST_IN_A_BATCH} instances in one batch, but found ${found}. Narrow the selection.`,
    `一批最多 ${MOST_IN_A_BATCH} 个实例，实际为 ${found} 个，请缩小范围。`,
  )
}

function reused(id: string): Refusal {
  return new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${id} was used for another batch.`,
    `Idempotency-Key ${id} 已用于其他批量操作，请更换。`,
  )
}
