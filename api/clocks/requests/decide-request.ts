import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { mustMove } from '../../lifecycles/must-move.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { Refusal } from '../../refusal.ts'
import { areOfOne, type Hand } from '../../substitutions/acting-for.ts'
import { insertAct } from '../../substitutions/queries.ts'
import { keepingClockRefusals } from '../keeping-clock-refusals.ts'
import { findPlace } from '../place.ts'
import { keepClockWords } from '../queries.ts'
import { type ActingPost, askingAs, type ClockPlace, extendingAs } from '../rules.ts'
import { type Claimed, carryOut, claimedOf } from './carry-out.ts'
import type { ClockRequest } from './clock-request.ts'
import { type ClockRequestMove, clockRequestLifecycle, clockRequestWords } from './lifecycle.ts'
import { lockClockRequest, updateClockRequest } from './queries.ts'
import { tellAsker } from './tell-asker.ts'

/**
 * 批准: the clock moves, from this moment on, by whoever approves (行政许可法 art. 42, 45). `from` in milliseconds; only
 * now is allowed.
 */
export async function approveRequest(request: FastifyRequest, id: string, from: number | null = null): Promise<void> {
  await deciding(request, id, async (place) => {
    const { engine } = request.server
    if (from !== null && from !== engine.now()) throw backDated()
    const claimed = await inParkOf(request, (tx) => claim(request, tx, place, id))
    if (claimed !== null) await carryOut(request.server, parkOf(request).park, claimed)
  })
}

/** 不批准, with the reason, which the asker is told. */
export async function refuseRequest(request: FastifyRequest, id: string, reason: string): Promise<void> {
  await deciding(request, id, async (place) => {
    const { park } = parkOf(request)
    const acting = extendingAs(parkOf(request), place)
    await once(request, async (tx) => {
      const found = await mustAllow(request, tx, id, 'refuse')
      mustBeSecond(found, handOf(request, acting))
      if (reason.trim() === '') throw reasonMissing()
      const decided = { ...decisionOf(request, acting), state: 'refused', reason: reason.trim() } as const
      await updateClockRequest(tx, park.id, id, decided)
      await tellAsker(tx, park.id, { ...found, ...decided })
    })
  })
}

/** 撤回: by who asked, or whoever judges there. */
export async function withdrawRequest(request: FastifyRequest, id: string): Promise<void> {
  await deciding(request, id, async (place, { askedBy }) => {
    const isAsker = askedBy === personOf(request).personId
    const acting = isAsker ? { forPersonId: null } : askingAs(parkOf(request), place)
    await once(request, async (tx) => {
      await mustAllow(request, tx, id, 'withdraw')
      const decided = { ...decisionOf(request, acting), state: 'withdrawn' } as const
      await updateClockRequest(tx, parkOf(request).park.id, id, decided)
    })
  })
}

/** Takes the request on for this command; `null` where this very command has been carried out before. */
async function claim(request: FastifyRequest, tx: Tx, place: ClockPlace, id: string): Promise<Claimed | null> {
  const parkId = parkOf(request).park.id
  const acting = extendingAs(parkOf(request), place)
  const commandId = commandIdOf(request)
  const before = await lockClockRequest(tx, parkId, id)
  if (before?.commandId === commandId) return claimedOf(before)
  const found = await mustAllow(request, tx, id, 'approve')
  const hand = handOf(request, acting)
  mustBeSecond(found, hand)
  const { instanceId, key, asked, askedBy } = found
  const decision = { ...decisionOf(request, acting), commandId }
  const words = {
    ...{ move: asked.kind, why: asked.why, evidence: asked.kind === 'pause' ? asked.evidence : [] },
    ...{ personId: askedBy, approvedBy: decision.decidedBy, writtenAt: decision.decidedAt },
  }
  await keepClockWords(tx, { parkId, commandId, instanceId, key, ...words })
  await insertAct(tx, parkId, { commandId, instanceId, taskKey: key, ...hand })
  await updateClockRequest(tx, parkId, id, decision)
  return { ...found, ...decision }
}

/** Finds what it is about; whatever is refused is kept for the overseer. */
async function deciding(
  request: FastifyRequest,
  id: string,
  work: (place: ClockPlace, found: ClockRequest) => Promise<void>,
): Promise<void> {
  const parkId = parkOf(request).park.id
  const { found, place } = await inParkOf(request, async (tx) => {
    const about = await lockClockRequest(tx, parkId, id)
    return { found: about, place: about === null ? null : await findPlace(request.server, tx, parkId, about) }
  })
  if (found === null || place === null) throw noSuchRequest(id)
  const { asked } = found
  await keepingClockRefusals(request, found, asked.kind, asked.kind === 'pause' ? asked.ground : null, () =>
    work(place, found),
  )
}

async function once(request: FastifyRequest, work: (tx: Tx) => Promise<void>): Promise<void> {
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await work(tx)
      return {}
    }),
  )
}

/** The request, held until the transaction ends, if it allows that now. */
async function mustAllow(request: FastifyRequest, tx: Tx, id: string, move: ClockRequestMove): Promise<ClockRequest> {
  const found = await lockClockRequest(tx, parkOf(request).park.id, id)
  if (found === null) throw noSuchRequest(id)
  mustMove(clockRequestLifecycle, clockRequestWords, found.state, move)
  if (found.commandId === null) return found
  throw new Refusal(
    'state-does-not-allow',
    'Somebody is approving this request right now. Look again in a moment.',
    '该申请正在批准办理中，请稍后刷新查看。',
  )
}

function handOf(request: FastifyRequest, { forPersonId }: Pick<ActingPost, 'forPersonId'>): Hand {
  return { personId: personOf(request).personId, forPersonId }
}

function decisionOf(request: FastifyRequest, { forPersonId }: Pick<ActingPost, 'forPersonId'>) {
  const decidedAt = new Date(request.server.engine.now())
  return { decidedBy: personOf(request).personId, decidedFor: forPersonId, decidedAt }
}

/** Nobody approves what they asked, or what was asked for them, also through a substitute. */
function mustBeSecond({ askedBy, askedFor }: ClockRequest, deciding: Hand): void {
  if (!areOfOne({ personId: askedBy, forPersonId: askedFor }, deciding)) return
  throw new Refusal(
    'same-person',
    'Expected a second person: who asked, or for whom it was asked, does not decide, also through a substitute.',
    '申请人不能批准自己的申请，代岗也不例外：请由另一人决定。',
  )
}

function backDated(): Refusal {
  return new Refusal(
    'clock-back-dated',
    'Expected an approval that holds from now on.',
    '批准自作出时起生效，不得倒签。',
  )
}

function reasonMissing(): Refusal {
  const [message, messageZh] = ['Write why it is not approved.', '请写明不批准的理由。']
  const field = { field: 'clockRefusalReason', code: 'reason-missing', message, messageZh }
  return new Refusal('reason-missing', message, messageZh, [field])
}

function noSuchRequest(id: string): Refusal {
  return new Refusal('not-found', `Expected request ${id} about a clock, but found none.`, '未找到该计时申请。')
}
