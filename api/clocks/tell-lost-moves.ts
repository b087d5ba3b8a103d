import { v5 } from 'uuid'
import { listParks, type ParkName } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { StoredSuspension } from './clock.ts'
import { tellModelSuspensions } from './model-suspensions/tell-model-suspensions.ts'
import { findPlace } from './place.ts'
import {
  type ClockMove,
  listClocks,
  listResumptions,
  listUnsettledPauses,
  listUntoldMoves,
  settlePause,
} from './queries.ts'
import { tellOfMove } from './tell-applicant.ts'

type Parts = Pick<AppParts, 'engine' | 'catalogue' | 'database'>

/** So many are looked at in a park each time. */
const MOST = 200

/**
 * Tells applicants what nobody has told them of their clocks (行政许可法 art. 42, 45): what was done just before a server
 * died, suspensions that ended at their limit, and those that the process itself begins or ends. Each once, whichever
 * node finds it.
 */
export async function tellLostMoves(parts: Parts): Promise<void> {
  for (const park of await parts.database.outsideParks(listParks)) {
    await parts.database.inPark(park.id, async (tx) => {
      await tellOfMoves(parts, tx, park)
      await tellOfEnds(parts, tx, park)
      await tellModelSuspensions(parts, tx, park)
    })
  }
}

async function tellOfMoves(parts: Parts, tx: Tx, park: ParkName): Promise<void> {
  for (const { words, applicationId } of await listUntoldMoves(tx, park.id, MOST)) {
    const { commandId, instanceId, why } = words
    const place = await findPlace(parts, tx, park.id, { ...words, applicationId })
    if (place === null) continue
    // Both columns hold what `keepClockWords` wrote, and nobody else writes them.
    const [move, evidence] = [words.move as ClockMove, words.evidence as readonly string[]]
    const ended = move === 'resume' ? await listResumptions(tx, park.id, instanceId) : new Map<string, string>()
    const suspension = ended.get(commandId) ?? null
    await tellOfMove(parts, tx, park, place, { commandId, move, why, evidence, suspension })
  }
}

async function tellOfEnds(parts: Parts, tx: Tx, park: ParkName): Promise<void> {
  for (const { words, applicationId } of await listUnsettledPauses(tx, park.id, MOST)) {
    const { commandId, instanceId } = words
    const clocks = await listClocks(tx, park.id, instanceId)
    const stopped = clocks.filter(({ ledger }) => ledger.suspensions.some(({ why }) => why === commandId))
    const entries = stopped.flatMap(({ ledger }) => ledger.suspensions.filter(({ why }) => why === commandId))
    // A clock that was over earlier stood still for a part of it only.
    if (entries.some(({ to }) => to === null)) continue
    const suspension = entries.sort((a, b) => (a.to ?? 0) - (b.to ?? 0)).at(-1)
    if (suspension === undefined) continue
    if (!(await settlePause(tx, park.id, commandId))) continue
    const endedByHand = [...(await listResumptions(tx, park.id, instanceId)).values()].includes(suspension.id)
    // Where nothing runs on, nobody waits for a new date.
    if (endedByHand || stopped.every(({ ledger }) => ledger.endedAt !== null)) continue
    const place = await findPlace(parts, tx, park.id, { ...words, applicationId })
    if (place === null) continue
    const told = { move: 'resume', why: whyByItself(suspension), evidence: [], suspension: suspension.id } as const
    await tellOfMove(parts, tx, park, place, { commandId: idOfEnd(commandId), ...told })
  }
}

function whyByItself({ to, limit }: StoredSuspension): string {
  return to === limit ? '中止已到规定的最长期限，自动恢复。' : '中止计时的环节已经结束，自动恢复。'
}

/** No command ends it, so the notice has an id that follows from the one that began it. */
function idOfEnd(pausedBy: string): string {
  return v5('resumed', pausedBy)
}
