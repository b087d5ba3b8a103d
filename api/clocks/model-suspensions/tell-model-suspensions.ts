import { v5 } from 'uuid'
import type { ParkName } from '../../parks/queries.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Tx } from '../../plugins/database.ts'
import { APPLICANT } from '../../tasks/task.ts'
import { findPlace } from '../place.ts'
import { listClocks, listResumptions } from '../queries.ts'
import { tellOfMove } from '../tell-applicant.ts'
import { listUntoldSuspensions, markTold, type UntoldSuspension } from './queries.ts'

type Parts = Pick<AppParts, 'engine' | 'catalogue' | 'database'>

/** So many are looked at in a park each time. */
const MOST = 200

/** The notices of corrections say themselves that the promise stands still; only that it goes on is told here. */
const toldByTheirNotice: ReadonlySet<string> = new Set(['correction', 'rectification'])

/** Tells applicants what the process itself stops and lets go on (`siji:pause`), each once, whichever node finds it. */
export async function tellModelSuspensions(parts: Parts, tx: Tx, park: ParkName): Promise<void> {
  for (const untold of await listUntoldSuspensions(tx, park.id, MOST)) {
    if (await markTold(tx, park.id, untold)) await tell(parts, tx, park, untold)
  }
}

async function tell(parts: Parts, tx: Tx, park: ParkName, untold: UntoldSuspension): Promise<void> {
  const { instanceId, applicationId, suspension: id, what } = untold
  const clocks = await listClocks(tx, park.id, instanceId)
  const suspension = clocks.flatMap(({ ledger }) => ledger.suspensions).find((each) => each.id === id)
  if (suspension === undefined) throw new Error(`Expected suspension ${id} of ${instanceId}, but found none.`)
  const { element: key, ground, why: step } = suspension
  if (what === 'begun' && toldByTheirNotice.has(ground)) return
  if (what === 'ended' && [...(await listResumptions(tx, park.id, instanceId)).values()].includes(id)) return
  const place = await findPlace(parts, tx, park.id, { applicationId, instanceId, key })
  if (place === null) return
  // What the applicant does is told by the lead department.
  const department = place.department === APPLICANT ? place.leadDepartment : place.department
  await tellOfMove(
    parts,
    tx,
    park,
    { ...place, department },
    {
      commandId: v5(`${what} ${id}`, instanceId),
      move: what === 'begun' ? 'pause' : 'resume',
      why: what === 'begun' ? `进入“${step}”环节。` : `“${step}”环节已经结束，自动恢复。`,
      evidence: [],
      suspension: id,
    },
  )
}
