import type { CommandBody } from '../../../engine/index.ts'
import { officeOf } from '../../deadlines/office.ts'
import type { Park } from '../../parks/park.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import { refusalOf } from '../../refusal.ts'
import { evidenceNames, limitAfter } from '../move-clock.ts'
import { findPlace } from '../place.ts'
import { tellOfMove } from '../tell-applicant.ts'
import type { ClockRequest } from './clock-request.ts'
import { updateClockRequest } from './queries.ts'
import { tellAsker } from './tell-asker.ts'

/** A request that somebody has approved, and whose command may not have arrived yet. */
export interface Claimed extends ClockRequest {
  readonly commandId: string
  readonly decidedBy: string
  readonly decidedAt: Date
}

/** `null` where nobody has approved it, or where it is settled. */
export function claimedOf(request: ClockRequest): Claimed | null {
  const { state, commandId, decidedBy, decidedAt } = request
  if (state !== 'asked' || commandId === null || decidedBy === null || decidedAt === null) return null
  return { ...request, commandId, decidedBy, decidedAt }
}

type Parts = Pick<AppParts, 'engine' | 'catalogue' | 'database'>

/**
 * Moves the clock as it was approved, once however often this is done, and tells the applicant and who asked. What the
 * engine refuses waits for a decision again.
 */
export async function carryOut(parts: Parts, park: Pick<Park, 'id' | 'zone'>, claimed: Claimed): Promise<void> {
  const { id, instanceId, commandId, decidedBy, asked } = claimed
  const command = { id: commandId, parkId: park.id, instanceId, actor: { type: 'person', person: decidedBy } } as const
  const answer = await parts.engine.send({ ...command, body: bodyOf(parts, park, claimed) })
  if (!answer.accepted) {
    const asBefore = { decidedBy: null, decidedFor: null, decidedAt: null, commandId: null }
    await parts.database.inPark(park.id, (tx) => updateClockRequest(tx, park.id, id, asBefore))
    throw refusalOf(answer.rejection)
  }
  await parts.database.inPark(park.id, async (tx) => {
    const change = { state: 'approved' } as const
    if (!(await updateClockRequest(tx, park.id, id, change))) return
    await tellAsker(tx, park.id, { ...claimed, ...change })
    const place = await findPlace(parts, tx, park.id, claimed)
    if (place === null) return
    const evidence = asked.kind === 'pause' ? asked.evidence : []
    await tellOfMove(parts, tx, park, place, {
      ...{ commandId, move: asked.kind, why: asked.why },
      ...{ evidence, suspension: null },
    })
  })
}

function bodyOf({ engine }: Parts, park: Pick<Park, 'id'>, claimed: Claimed): CommandBody {
  const { key, commandId, decidedBy, decidedAt, department, asked } = claimed
  if (asked.kind === 'extend') {
    const { days, clock } = asked
    return { type: 'extendClock', key, days, clock, reason: commandId, approvedBy: decidedBy }
  }
  const { ground, evidence, expectedEnd, limitDays } = asked
  return {
    ...{ type: 'pauseClock', key, person: decidedBy, department, ground },
    // The journal cannot forget, so that it names the words and does not hold them.
    ...{ why: commandId, evidence: evidenceNames(commandId, evidence) },
    expectedEnd: expectedEnd?.getTime() ?? null,
    limit: limitDays === null ? null : limitAfter(officeOf(engine, park), decidedAt.getTime(), limitDays),
  }
}
