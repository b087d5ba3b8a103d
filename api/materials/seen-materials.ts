import type { Application } from '../applications/application.ts'
import { readerOf } from '../applications/form-reader.ts'
import { hiddenMaterials, seenBy } from '../forms/field-permission.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { findMaterial, type Material } from './queries.ts'

/** Codes of the materials of an application that somebody may not see: their files are hidden from them in its form. */
export async function materialsHidden(
  app: Pick<AppParts, 'catalogue'>,
  tx: Tx,
  access: ParkAccess,
  application: Application,
): Promise<ReadonlySet<string>> {
  const { form } = await app.catalogue.byHash(access.park.id, application.definitionHash)
  return hiddenMaterials(form, seenBy(form, await readerOf(tx, access, application, form)))
}

/** One version of a material, the newest where none is named; `null` where there is none that they may see. */
export async function seenMaterial(
  app: Pick<AppParts, 'catalogue'>,
  tx: Tx,
  access: ParkAccess,
  application: Application,
  { code, version }: { readonly code: string; readonly version: number | null },
): Promise<Material | null> {
  const hidden = await materialsHidden(app, tx, access, application)
  return hidden.has(code) ? null : await findMaterial(tx, access.park.id, application.id, code, version)
}
