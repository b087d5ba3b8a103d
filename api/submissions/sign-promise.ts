import { mustBeEditable, mustBeOwner, ownApplication } from '../applications/access.ts'
import { lockApplication, recordPromise } from '../applications/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'

/** 告知承诺: the owner signs the promise letter for the form as it stands; a changed form has to be promised again. */
export async function signPromise(
  app: Pick<AppParts, 'engine'>,
  tx: Tx,
  access: ParkAccess,
  order: { readonly applicationId: string; readonly personId: string },
): Promise<Date> {
  await lockApplication(tx, access.park.id, order.applicationId)
  const { application, relation } = await ownApplication(tx, access, order.applicationId)
  mustBeOwner(relation)
  mustBeEditable(application)
  const at = new Date(app.engine.now())
  await recordPromise(tx, access.park.id, order.applicationId, order.personId, at)
  return at
}
