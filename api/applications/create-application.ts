import { v7 } from 'uuid'
import { listEnterprises } from '../enterprises/queries.ts'
import { sealPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { relationTo } from './access.ts'
import type { Application } from './application.ts'
import { type PrefillOrder, prefill } from './prefill.ts'
import { findApplication, insertApplication } from './queries.ts'

export interface NewDraft extends PrefillOrder {
  readonly personId: string
}

/** Opens a draft; what is known of enterprise and project is filled in already. */
export async function createApplication(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: NewDraft,
): Promise<Application> {
  const { process, enterpriseId, personId } = order
  const parkId = access.park.id
  const enterprises = await listEnterprises(tx, parkId, null)
  const enterprise = enterprises.find(({ id }) => id === enterpriseId)
  const relation = relationTo(access, enterpriseId)
  if (enterprise === undefined || relation === null || relation === 'officer') throw noSuchEnterprise(enterpriseId)

  const { values, sources } = await prefill(app, tx, parkId, order, enterprise)
  const id = v7()
  await insertApplication(tx, {
    parkId,
    id,
    processId: process.description.process,
    definitionHash: process.hash,
    enterpriseId,
    stored: sealPersonal(process.form, values, app.cipher, PERSONAL),
    prefilled: sources,
    createdBy: personId,
    createdAt: new Date(app.engine.now()),
  })
  const created = await findApplication(tx, parkId, id)
  if (created === null) throw new Error(`Expected application ${id} to be there, but found none.`)
  return created
}

function noSuchEnterprise(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected an enterprise of this park for which you act, but found none with id ${id}.`,
    '未找到该企业，或您未获其授权。',
  )
}
