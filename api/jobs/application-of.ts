import type { Job } from '../../engine/index.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'

/**
 * The application of a job with the description that it was made under. Its flow may have migrated to another version
 * since; what was asked for and promised has not.
 */
export async function applicationOf(
  app: AppParts,
  tx: Tx,
  { parkId, rootInstanceId }: Job,
): Promise<{ readonly application: Application; readonly process: DescribedProcess }> {
  const application = await findApplication(tx, parkId, rootInstanceId)
  if (application === null) throw new Error(`Expected application ${rootInstanceId}, but found none.`)
  return { application, process: await app.catalogue.byHash(parkId, application.definitionHash) }
}
