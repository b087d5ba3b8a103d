import { bytesOf } from '../drafts/draft.ts'
import { deleteDraftAt, insertPicture } from '../drafts/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { type Deployed, deployFiles } from '../processes/deploy-files.ts'
import type { PublicationOrder } from './publication.ts'

/**
 * Makes the files the next version of their process. The version is stored by the engine; then its picture is kept and
 * the draft goes, unless it has changed since. Repeating after a crash in between gives the same version, for the same
 * files are the same version.
 */
export async function publishFiles(
  app: AppParts,
  parkId: string,
  { processId, files, note, picture, draft }: PublicationOrder,
  by: string,
  acceptsWarnings: boolean,
): Promise<Deployed> {
  const deployed = await deployFiles(app, { parkId, files: bytesOf(files), by, note, acceptsWarnings })
  const version = deployed.versions[processId]
  await app.database.inPark(parkId, async (tx) => {
    if (picture !== null && version !== undefined) {
      await insertPicture(tx, { parkId, processId, version, svg: picture })
    }
    if (draft !== null) await deleteDraftAt(tx, parkId, draft)
  })
  return deployed
}
