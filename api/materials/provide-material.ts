import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { mustTakeMaterial, ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { handInDeferred } from '../deferrals/hand-in.ts'
import { isAwaited } from '../deferrals/is-awaited.ts'
import { receiveFile, type UploadedFile } from '../files/receive-file.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { knownMaterial } from './asked-for.ts'
import { materialFiles } from './material-files.ts'
import { findMaterial, insertMaterial, listDeferrals, type Material } from './queries.ts'

/** Takes the file of a multipart request as the newest version of a material; the older ones are kept. */
export async function provideMaterial(
  app: AppParts,
  request: FastifyRequest,
  applicationId: string,
  code: string,
): Promise<Material> {
  await inParkOf(request, (tx) => mayTake(app, tx, parkOf(request), applicationId, code))
  return await keepMaterial(app, request, applicationId, code, await receiveFile(request, app.files, materialFiles))
}

/** Keeps a file that has been received and looked at. */
export async function keepMaterial(
  app: AppParts,
  request: FastifyRequest,
  applicationId: string,
  code: string,
  { fileName, mediaType, received }: UploadedFile,
): Promise<Material> {
  const access = parkOf(request)
  request.uploadHash = received.sha256
  const { sha256, bytes } = await received.keep()
  return await inParkOf(request, async (tx) => {
    // Dates become text when the answer is kept; whoever repeats the upload gets the row as it is stored.
    const { version } = await answerOnce(request, tx, async () => {
      await lockApplication(tx, access.park.id, applicationId)
      await mayTake(app, tx, access, applicationId, code)
      const providedAt = new Date(app.engine.now())
      const row = { id: v7(), applicationId, code, sha256, bytes, mediaType, fileName, providedAt }
      const providedBy = personOf(request).personId
      const { version } = await insertMaterial(tx, access.park.id, { ...row, providedBy })
      await handInDeferred(tx, access.park.id, { applicationId, code, at: providedAt })
      return { version }
    })
    const kept = await findMaterial(tx, access.park.id, applicationId, code, version)
    if (kept === null) throw new Error(`Expected version ${version} of ${code} to be there, but found none.`)
    return kept
  })
}

/** Whether this material may be handed in now. */
export async function mayTake(app: AppParts, tx: Tx, access: ParkAccess, id: string, code: string): Promise<void> {
  const { application } = await ownApplication(tx, access, id)
  const deferral = (await listDeferrals(tx, access.park.id, id)).find((each) => each.code === code) ?? null
  if (deferral === null || !isAwaited(deferral)) mustTakeMaterial(application, deferral !== null)
  await knownMaterial(app, access.park.id, application, code)
}
