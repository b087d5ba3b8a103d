import type { ParkAccess } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { type Enterprise, findInPark } from './queries.ts'
import { seesEveryEnterprise } from './rules.ts'

/** The company of a credit code, as far as this person may know it: officers those of the park, others their own. */
export async function knownCompany(tx: Tx, access: ParkAccess, creditCode: string): Promise<Enterprise | null> {
  const own = access.enterprises.map(({ enterpriseId }) => enterpriseId)
  return await findInPark(tx, access.park.id, creditCode, seesEveryEnterprise(access.roles) ? null : own)
}
