import { formContextOf } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import { checkForm } from '../forms/check-form.ts'
import { openPersonal } from '../forms/personal-values.ts'
import { listPaperMaterials } from '../paper/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { applicablePermits, requiredMaterials } from '../process-description/applicable-permits.ts'
import type { DescribedMaterial } from '../process-description/described-process.ts'
import { givenWord } from '../promises/given-word.ts'
import { Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { listDeferrals, listMaterials } from './queries.ts'
import { type Requirement, requirementsOf } from './requirements.ts'

/** How every material stands that the form, as it is filled in now, asks for. */
export async function requirementsAsked(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  application: Application,
): Promise<readonly Requirement[]> {
  const process = await app.catalogue.byHash(access.park.id, application.definitionHash)
  const context = formContextOf(app, access)
  const typed = openPersonal(application.stored, app.cipher, PERSONAL)
  const { values } = checkForm(process.form, typed, context)
  const permits = applicablePermits(process, values, context.now, context.zone) ?? [...process.permits.keys()]
  return requirementsOf(
    requiredMaterials(process, permits, values, context.now, context.zone),
    await listMaterials(tx, access.park.id, application.id),
    await listDeferrals(tx, access.park.id, application.id),
    await listPaperMaterials(tx, access.park.id, application.id),
    await givenWord(tx, access.park.id, application.id, process),
  )
}

/** A material that this process knows; nothing unrelated may be asked or handed in (行政许可法 art. 31). */
export async function knownMaterial(
  app: AppParts,
  parkId: string,
  application: Application,
  code: string,
): Promise<DescribedMaterial> {
  const process = await app.catalogue.byHash(parkId, application.definitionHash)
  const material = process.materials.find((each) => each.code === code)
  if (material !== undefined) return material
  throw new Refusal(
    'material-not-asked-for',
    `Expected a material of this process, but found ${code}.`,
    `本流程不需要材料 ${code}。`,
  )
}
