import { formContextOf } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import { checkForm } from '../forms/check-form.ts'
import { openPersonal } from '../forms/personal-values.ts'
import { requirementsAsked } from '../materials/asked-for.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { findLatestSubmission } from '../submissions/queries.ts'

/** How much an application lacks that law has accepted: fields of the form, and materials. */
export interface DeemedGaps {
  readonly fields: number
  readonly materials: number
}

const FIRST_ROUND = 1

/**
 * What the window registered and then left lying is deemed accepted as it is (行政许可法 art. 32 I 4), incomplete as it
 * may be: departments see what it lacks and ask for it in the one correction. `null` for every other application.
 */
export async function deemedGaps(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  application: Application,
): Promise<DeemedGaps | null> {
  if (!application.isRegistered || application.state !== 'inReview') return null
  const latest = await findLatestSubmission(tx, access.park.id, application.id)
  // An acceptance and a correction each hand in the whole form, as a further round.
  if (latest === null || latest.round !== FIRST_ROUND) return null
  const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
  const { errors } = checkForm(process.form, openPersonal(latest, app.cipher, PERSONAL), formContextOf(app, access))
  const missing = (await requirementsAsked(app, tx, access, application)).filter(({ isMet }) => !isMet)
  return errors.length + missing.length === 0 ? null : { fields: errors.length, materials: missing.length }
}
