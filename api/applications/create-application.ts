import { v7 } from 'uuid'
import { listEnterprises } from '../enterprises/queries.ts'
import { sealPersonal } from '../forms/personal-values.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { relationTo } from './access.ts'
import type { Application } from './application.ts'
import { findApplication, insertApplication } from './queries.ts'

/** Opens a draft; what the register knows of the enterprise is filled in already. */
export async function createApplication(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: { readonly process: DescribedProcess; readonly enterpriseId: string; readonly personId: string },
): Promise<Application> {
  const { process, enterpriseId, personId } = order
  const parkId = access.park.id
  const enterprises = await listEnterprises(tx, parkId, null)
  const enterprise = enterprises.find(({ id }) => id === enterpriseId)
  const relation = relationTo(access, enterpriseId)
  if (enterprise === undefined || relation === null || relation === 'officer') throw noSuchEnterprise(enterpriseId)

  const known: { readonly [key: string]: string } = {
    enterpriseName: enterprise.name,
    creditCode: enterprise.creditCode,
    legalRepresentative: enterprise.legalRepresentative,
    registeredAddress: enterprise.registeredAddress,
  }
  const filled = Object.fromEntries(
    process.form.fields.flatMap(({ key }) => (known[key] === undefined ? [] : [[key, known[key]]])),
  )
  const id = v7()
  await insertApplication(tx, {
    parkId,
    id,
    processId: process.description.process,
    definitionHash: process.hash,
    enterpriseId,
    stored: sealPersonal(process.form, filled, app.cipher, PERSONAL),
    prefilled: Object.fromEntries(Object.keys(filled).map((key) => [key, { type: 'register' }])),
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
