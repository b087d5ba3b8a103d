import { and, desc, eq, gte, inArray, lte, or } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { type CreditKind, creditRecords } from './tables.ts'

/** 信用记录: what stands on an enterprise's record, and from which to which day, `YYYY-MM-DD`, both included. */
export interface CreditRecord {
  readonly id: string
  readonly enterpriseId: string
  readonly kind: CreditKind
  readonly barsDeferral: boolean
  readonly barsPromise: boolean
  readonly source: string
  readonly applicationId: string | null
  readonly why: string
  readonly fromOn: string
  readonly untilOn: string
}

export interface ListedCreditRecord extends CreditRecord {
  readonly enterprise: string
  readonly applicationNumber: string | null
}

/** Once for each source. */
export async function insertCreditRecord(tx: Tx, parkId: string, record: CreditRecord): Promise<void> {
  await tx
    .insert(creditRecords)
    .values({ parkId, ...record })
    .onConflictDoNothing()
}

const columns = {
  id: creditRecords.id,
  enterpriseId: creditRecords.enterpriseId,
  kind: creditRecords.kind,
  barsDeferral: creditRecords.barsDeferral,
  barsPromise: creditRecords.barsPromise,
  source: creditRecords.source,
  applicationId: creditRecords.applicationId,
  why: creditRecords.why,
  fromOn: creditRecords.fromOn,
  untilOn: creditRecords.untilOn,
}

/** Newest first; `enterpriseIds` = only of these enterprises, `null` = of all. */
export async function listCreditRecords(
  tx: Tx,
  parkId: string,
  enterpriseIds: readonly string[] | null,
): Promise<readonly ListedCreditRecord[]> {
  return await tx
    .select({ ...columns, enterprise: enterprises.name, applicationNumber: applications.number })
    .from(creditRecords)
    .innerJoin(enterprises, eq(enterprises.id, creditRecords.enterpriseId))
    .leftJoin(
      applications,
      and(eq(applications.parkId, creditRecords.parkId), eq(applications.id, creditRecords.applicationId)),
    )
    .where(
      and(
        eq(creditRecords.parkId, parkId),
        enterpriseIds === null ? undefined : inArray(creditRecords.enterpriseId, [...enterpriseIds]),
      ),
    )
    .orderBy(desc(creditRecords.fromOn), desc(creditRecords.id))
    .limit(1_000)
}

/** Those that bar something on a day, the longest first. */
export async function listBars(
  tx: Tx,
  parkId: string,
  enterpriseId: string,
  onDay: string,
): Promise<readonly CreditRecord[]> {
  return await tx
    .select(columns)
    .from(creditRecords)
    .where(
      and(
        eq(creditRecords.parkId, parkId),
        eq(creditRecords.enterpriseId, enterpriseId),
        lte(creditRecords.fromOn, onDay),
        gte(creditRecords.untilOn, onDay),
        or(creditRecords.barsDeferral, creditRecords.barsPromise),
      ),
    )
    .orderBy(desc(creditRecords.untilOn), desc(creditRecords.id))
}
