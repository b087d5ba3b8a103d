import { v7 } from 'uuid'
import { mustBeEditable, mustBeOwner, ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { creditStanding, mustBeFreeToPromise } from '../credit/standing.ts'
import { knownMaterial } from '../materials/asked-for.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedMaterial, DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { termsOf } from './offered.ts'
import { deletePromises, insertPromise } from './queries.ts'

export interface PromiseOrder {
  readonly applicationId: string
  readonly code: string
  readonly personId: string
}

/**
 * 告知承诺: the owner signs, instead of handing in a material, that its conditions are met. Only where the process offers
 * it, never where public safety rests on it (国办发〔2020〕42号), and only to whoever keeps their word.
 */
export async function signMaterialPromise(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  { applicationId, code, personId }: PromiseOrder,
): Promise<{ readonly code: string; readonly permits: readonly string[] }> {
  const { park } = access
  await lockApplication(tx, park.id, applicationId)
  const { application, relation } = await ownApplication(tx, access, applicationId)
  mustBeOwner(relation)
  mustBeEditable(application)
  const material = await knownMaterial(app, park.id, application, code)
  const process = await app.catalogue.byHash(park.id, application.definitionHash)
  mustNotBePublicSafety(process, material)
  const offered = termsOf(process, code)
  if (offered.size === 0) throw notOffered(material)
  mustBeFreeToPromise(await creditStanding(tx, park, application, app.engine.now()))
  const signed = { applicationId, code, signedBy: personId, signedAt: new Date(app.engine.now()) }
  for (const [permit, terms] of offered) await insertPromise(tx, park.id, { id: v7(), permit, terms, ...signed })
  return { code, permits: [...offered.keys()] }
}

/** The owner takes a promise back as long as the form is theirs to change. */
export async function takePromiseBack(tx: Tx, access: ParkAccess, order: PromiseOrder): Promise<void> {
  const { application, relation } = await ownApplication(tx, access, order.applicationId)
  mustBeOwner(relation)
  mustBeEditable(application)
  await deletePromises(tx, access.park.id, order.applicationId, order.code)
}

function mustNotBePublicSafety(process: DescribedProcess, { permits, name }: DescribedMaterial): void {
  const unsafe = permits.map((letter) => process.permits.get(letter)).find((permit) => permit?.publicSafety === true)
  if (unsafe === undefined) return
  throw new Refusal(
    'promise-public-safety',
    `Expected a material that no permit of public safety rests on, but ${name.en} is for ${unsafe.name.en}: hand it in.`,
    `${name.zh}用于${unsafe.name.zh}，涉及公共安全，不适用告知承诺，请提交材料。`,
  )
}

function notOffered({ name }: DescribedMaterial): Refusal {
  return new Refusal(
    'promise-not-offered',
    `Expected a material for which a promise is offered, but ${name.en} is to be handed in.`,
    `${name.zh}不适用告知承诺，请提交材料。`,
  )
}
