import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { credentials } from '../sessions/tables.ts'
import { enterprisePeople, enterprises, parkEnterprises } from './tables.ts'

export interface Enterprise {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly legalRepresentative: string
  readonly registeredAddress: string
}

export interface KnownEnterprise extends Enterprise {
  readonly representativeIdEncrypted: Uint8Array | null
}

export async function findEnterprises(tx: Tx, creditCodes: readonly string[]): Promise<readonly KnownEnterprise[]> {
  const { id, creditCode, name, legalRepresentative, registeredAddress, representativeIdEncrypted } = enterprises
  return await tx
    .select({ id, creditCode, name, legalRepresentative, registeredAddress, representativeIdEncrypted })
    .from(enterprises)
    .where(inArray(creditCode, [...creditCodes]))
}

/** Adds enterprises or changes what is known of them. */
export async function saveEnterprises(tx: Tx, rows: readonly KnownEnterprise[]): Promise<void> {
  for (const { id, ...row } of rows) {
    await tx
      .insert(enterprises)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: enterprises.id, set: row })
  }
}

/** Adds an enterprise that somebody else may add at the same moment: then theirs is the one. Its row stays locked. */
export async function addAndLockEnterprise(tx: Tx, row: KnownEnterprise): Promise<Enterprise> {
  const { id, creditCode, name, legalRepresentative, registeredAddress } = enterprises
  await tx.insert(enterprises).values(row).onConflictDoNothing({ target: enterprises.creditCode })
  const [kept] = await tx
    .select({ id, creditCode, name, legalRepresentative, registeredAddress })
    .from(enterprises)
    .where(eq(creditCode, row.creditCode))
    .for('update')
  if (kept === undefined) throw new Error(`Expected enterprise ${row.creditCode} to be there, but found none.`)
  return kept
}

export interface EnterpriseActor {
  readonly enterpriseId: string
  readonly personId: string
  readonly creditCode: string
  readonly account: string
  readonly relation: 'owner' | 'filer'
}

/** Who acts for these enterprises. */
export async function listEnterprisePeople(tx: Tx, ids: readonly string[]): Promise<readonly EnterpriseActor[]> {
  const { enterpriseId, personId, relation } = enterprisePeople
  return await tx
    .select({ enterpriseId, personId, creditCode: enterprises.creditCode, account: credentials.account, relation })
    .from(enterprisePeople)
    .innerJoin(enterprises, eq(enterprises.id, enterpriseId))
    .innerJoin(credentials, eq(credentials.personId, personId))
    .where(inArray(enterpriseId, [...ids]))
}

export async function saveEnterprisePeople(tx: Tx, rows: readonly EnterpriseActor[]): Promise<void> {
  for (const { enterpriseId, personId, relation } of rows) {
    await tx
      .insert(enterprisePeople)
      .values({ enterpriseId, personId, relation })
      .onConflictDoUpdate({ target: [enterprisePeople.enterpriseId, enterprisePeople.personId], set: { relation } })
  }
}

export async function removeEnterprisePerson(tx: Tx, { enterpriseId, personId }: EnterpriseActor): Promise<void> {
  await tx
    .delete(enterprisePeople)
    .where(and(eq(enterprisePeople.enterpriseId, enterpriseId), eq(enterprisePeople.personId, personId)))
}

export async function registerEnterprises(tx: Tx, parkId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insert(parkEnterprises)
    .values(ids.map((enterpriseId) => ({ parkId, enterpriseId })))
    .onConflictDoNothing()
}

/** An enterprise registered in the park, by its credit code; `among` = only if it is one of these. */
export async function findInPark(
  tx: Tx,
  parkId: string,
  code: string,
  among: readonly string[] | null,
): Promise<Enterprise | null> {
  const { id, creditCode, name, legalRepresentative, registeredAddress } = enterprises
  const [found] = await tx
    .select({ id, creditCode, name, legalRepresentative, registeredAddress })
    .from(parkEnterprises)
    .innerJoin(enterprises, eq(id, parkEnterprises.enterpriseId))
    .where(
      and(
        eq(parkEnterprises.parkId, parkId),
        eq(creditCode, code),
        among === null ? undefined : inArray(id, [...among]),
      ),
    )
  return found ?? null
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
