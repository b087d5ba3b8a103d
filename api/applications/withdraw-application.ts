import type { Actor } from '../../engine/index.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { accepted } from '../refusal.ts'
import { mustBeOwner, ownApplication } from './access.ts'
import type { ApplicationState } from './lifecycle.ts'
import { findApplication } from './queries.ts'

/** The owner withdraws; what had been reviewed is kept on file and used no more. */
export async function withdrawApplication(
  app: AppParts,
  access: ParkAccess,
  order: { readonly applicationId: string; readonly commandId: string; readonly actor: Actor },
): Promise<ApplicationState> {
  const { id: parkId } = access.park
  const { applicationId, commandId, actor } = order
  const { application, relation } = await app.database.inPark(parkId, (tx) => ownApplication(tx, access, applicationId))
  mustBeOwner(relation)
  const { description } = await app.catalogue.byHash(parkId, application.definitionHash)
  accepted(
    await app.engine.send({
      id: commandId,
      parkId,
      instanceId: application.id,
      actor,
      body: { type: 'deliverMessage', name: description.messages.withdrawal, correlationKey: null, variables: {} },
    }),
  )
  const after = await app.database.inPark(parkId, (tx) => findApplication(tx, parkId, applicationId))
  return after?.state ?? application.state
}
