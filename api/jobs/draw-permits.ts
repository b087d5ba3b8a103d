import type { Job, JobOutcome } from '../../engine/index.ts'
import type { CombinedPermits } from '../../templates/permits/combined-permits.ts'
import { findMilestone } from '../applications/queries.ts'
import { combinedDocument } from '../permits/combined-document.ts'
import { findCombined, listPermitsOf, recordCombined } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { applicationOf } from './application-of.ts'
import { departmentNames, findPark } from './queries.ts'

/** Data in, the bytes of a PDF out; on a thread of its own where there is one. */
export type DrawPermits = (input: CombinedPermits) => Promise<Uint8Array>

/** `draw-permits`: the combined PDF, on disk before its row speaks of it. The same permits give the same bytes. */
export async function drawPermits(app: AppParts, draw: DrawPermits, job: Job): Promise<JobOutcome> {
  const { parkId, rootInstanceId: id } = job
  const input = await app.database.inPark(parkId, async (tx) => {
    const { application, process } = await applicationOf(app, tx, job)
    const combined = await findCombined(tx, parkId, id)
    if (combined === null) throw new Error(`Expected issued permits of ${id}, but found none.`)
    const { leadDepartment } = process.description
    const names = await departmentNames(tx, parkId, [leadDepartment])
    return combinedDocument({
      application,
      process,
      permits: await listPermitsOf(tx, parkId, id),
      code: combined.code,
      bureau: names.get(leadDepartment) ?? leadDepartment,
      acceptedAt: await findMilestone(tx, parkId, id, 'inReview'),
      issuedAt: combined.issuedAt,
      zone: (await findPark(tx, parkId)).zone,
      config: app.config,
    })
  })
  const stored = await app.files.put(await draw(input))
  const drawnAt = new Date(app.engine.now())
  await app.database.inPark(parkId, (tx) => recordCombined(tx, parkId, id, { ...stored, drawnAt }))
  return { type: 'completed', variables: {} }
}

/** `deliver-permits`: from now on the enterprise can fetch them (行政许可法 art. 44). */
export async function deliverPermits(app: AppParts, job: Job): Promise<JobOutcome> {
  const { parkId, rootInstanceId: id } = job
  await app.database.inPark(parkId, (tx) => recordCombined(tx, parkId, id, { deliveredAt: new Date(app.engine.now()) }))
  return { type: 'completed', variables: {} }
}
