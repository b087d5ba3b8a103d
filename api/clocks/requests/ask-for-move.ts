import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { findGround } from '../../../engine/index.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { Refusal } from '../../refusal.ts'
import type { StoredClock } from '../clock.ts'
import { keepingClockRefusals } from '../keeping-clock-refusals.ts'
import { mustBeExplained, mustHaveReason } from '../move-clock.ts'
import { mustEndSensibly } from '../order-limits.ts'
import { listClocks } from '../queries.ts'
import { type ActingPost, askingAs, type ClockPlace, departmentOf, needsApproval, pausingAs } from '../rules.ts'
import { concerning } from '../view.ts'
import type { AskedExtension, AskedMove, AskedPause } from './clock-request.ts'
import { insertClockRequest } from './queries.ts'

/** What somebody asks; where two clocks might be meant and none is named, it is the one that the engine finds nearest. */
export type Order = AskedPause | (Omit<AskedExtension, 'clock'> & { readonly clock: AskedExtension['clock'] | null })

/** 提出计时申请: asks the head of the department, once per Idempotency-Key. Gives the request's id. */
export async function askForMove(request: FastifyRequest, place: ClockPlace, order: Order): Promise<string> {
  const ground = order.kind === 'pause' ? order.ground : null
  return await keepingClockRefusals(request, place, order.kind, ground, async () => {
    const acting = mayAskFor(request, place, order)
    return await inParkOf(request, async (tx) => {
      const clocks = await listClocks(tx, parkOf(request).park.id, place.instanceId)
      const asked = wholeOf(order, mustRun(clocks, place), place, request.server.engine.now())
      const { id } = await answerOnce(request, tx, async () => ({ id: await ask(request, tx, place, acting, asked) }))
      return id
    })
  })
}

function mayAskFor(request: FastifyRequest, place: ClockPlace, order: Order): ActingPost {
  if (order.kind === 'extend') return askingAs(parkOf(request), place)
  const { ground } = order
  if (findGround(ground) === null)
    throw new Refusal(
      'unknown-ground',
      `Expected a ground on which clocks stop, but found ${ground}.`,
      `${ground === '' ? '请选择' : `“${ground}”不是`}中止事由。`,
    )
  const acting = pausingAs(parkOf(request), place, ground)
  if (needsApproval(ground)) return acting
  throw new Refusal(
    'approval-not-needed',
    `Expected a ground that a second person approves, but ${ground} is begun without.`,
    '该事由不需要负责人批准，请直接中止。',
  )
}

async function ask(
  request: FastifyRequest,
  tx: Tx,
  place: ClockPlace,
  { forPersonId }: ActingPost,
  asked: AskedMove,
): Promise<string> {
  const { applicationId, instanceId, key, permit, processId } = place
  const row = {
    ...{ id: v7(), applicationId, instanceId, key, department: departmentOf(place), permit, processId, asked },
    ...{ askedBy: personOf(request).personId, askedFor: forPersonId },
    askedAt: new Date(request.server.engine.now()),
  }
  if (await insertClockRequest(tx, parkOf(request).park.id, row)) return row.id
  throw new Refusal(
    'clock-request-open',
    'Expected no other request of this kind to be open here: wait until it is decided, or withdraw it.',
    '同一时限已有同类申请待批准：请等待批准，或者先撤回。',
  )
}

function mustRun(clocks: readonly StoredClock[], { key }: ClockPlace): readonly StoredClock[] {
  const running = concerning(clocks, key).filter(({ ledger }) => ledger.endedAt === null)
  if (running.length > 0) return running
  throw new Refusal('no-clock', 'Expected a clock to run here, but none does.', '此处没有正在计时的时限。')
}

function wholeOf(order: Order, running: readonly StoredClock[], { key }: ClockPlace, now: number): AskedMove {
  if (order.kind === 'pause') {
    const { expectedEnd, limitDays } = order
    mustEndSensibly({ expectedEnd: expectedEnd?.getTime() ?? null, limitDays }, now)
    return { ...order, evidence: mustBeExplained(order.why, order.evidence), why: order.why.trim() }
  }
  mustHaveReason(order.why)
  if (!Number.isInteger(order.days) || order.days < 1)
    throw new Refusal('extension-incomplete', 'Expected at least one working day.', '延期至少一个工作日。')
  const own = running.filter(({ host }) => host === key)
  const [nearest = 'promised'] = own.map(({ clock }) => clock).toSorted()
  const clock = order.clock ?? nearest
  const extended = own.find((each) => each.clock === clock && each.ledger.extension !== null)
  if (extended === undefined) return { ...order, clock, why: order.why.trim() }
  throw new Refusal(
    'already-extended',
    'Expected a clock that was never extended: that is done once only (行政许可法 art. 42).',
    '该时限已经延期一次，不得再次延期（行政许可法第四十二条）。',
  )
}
