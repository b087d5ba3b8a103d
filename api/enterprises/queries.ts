import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { enterprisePeople, enterprises, parkEnterprises } from './tables.ts'

export interface Enterprise {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly legalRepresentative: string
  readonly registeredAddress: string
}

export async function insertEnterprise(
  tx: Tx,
  row: Enterprise & { readonly representativeIdEncrypted: Uint8Array | null },
): Promise<void> {
  await tx.insert(enterprises).values(row)
}

export async function insertEnterprisePerson(
  tx: Tx,
  row: { readonly enterpriseId: string; readonly personId: string; readonly relation: 'owner' | 'filer' },
): Promise<void> {
  await tx.insert(enterprisePeople).values(row)
}

export async function registerEnterprise(tx: Tx, parkId: string, enterpriseId: string): Promise<void> {
  await tx.insert(parkEnterprises).values({ parkId, enterpriseId })
}

/** Enterprises registered in the park; `ofPerson` leaves only those for which that person acts. */
export async function listEnterprises(tx: Tx, parkId: string, ofPerson: string | null): Promise<readonly Enterprise[]> {
  const isTheirs = sql`${enterprises.id} in (
    select ${enterprisePeople.enterpriseId} from ${enterprisePeople} where ${enterprisePeople.personId} = ${ofPerson})`
  return await tx
    .select({
      id: enterprises.id,
      creditCode: enterprises.creditCode,
      name: enterprises.name,
      legalRepresentative: enterprises.legalRepresentative,
      registeredAddress: enterprises.registeredAddress,
    })
    .from(parkEnterprises)
    .innerJoin(enterprises, eq(enterprises.id, parkEnterprises.enterpriseId))
    .where(and(eq(parkEnterprises.parkId, parkId), ofPerson === null ? undefined : isTheirs))
    .orderBy(asc(enterprises.creditCode))
}
