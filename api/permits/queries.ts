import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { normalNumber } from '../verify/normal-number.ts'
import { verificationCodes } from '../verify/tables.ts'
import type { CombinedDocument, Permit } from './permit.ts'
import { combinedPermits, numberCounters, permits } from './tables.ts'

const columns = {
  id: permits.id,
  applicationId: permits.applicationId,
  permitType: permits.permitType,
  permit: permits.permit,
  generation: permits.generation,
  position: permits.position,
  issuingAuthority: permits.issuingAuthority,
  number: permits.number,
  counterPeriod: permits.counterPeriod,
  counterValue: permits.counterValue,
  state: permits.state,
  printed: permits.printed,
  verificationCode: permits.verificationCode,
  checkWord: permits.checkWord,
  issuedAt: permits.issuedAt,
}

/** In the legal order in which they were issued. */
export async function listPermitsOf(tx: Tx, parkId: string, applicationId: string): Promise<readonly Permit[]> {
  return await tx
    .select(columns)
    .from(permits)
    .where(and(eq(permits.parkId, parkId), eq(permits.applicationId, applicationId)))
    .orderBy(asc(permits.generation), asc(permits.position))
}

/** Newest first; `enterpriseIds` = only of these enterprises, `null` = of all. */
export async function listPermits(
  tx: Tx,
  parkId: string,
  enterpriseIds: readonly string[] | null,
  limit: number,
): Promise<readonly Permit[]> {
  return await tx
    .select(columns)
    .from(permits)
    .innerJoin(applications, and(eq(applications.parkId, permits.parkId), eq(applications.id, permits.applicationId)))
    .where(
      and(
        eq(permits.parkId, parkId),
        enterpriseIds === null ? undefined : inArray(applications.enterpriseId, [...enterpriseIds]),
      ),
    )
    .orderBy(desc(permits.issuedAt), desc(permits.applicationId), asc(permits.position))
    .limit(limit)
}

export async function findPermit(tx: Tx, parkId: string, id: string): Promise<Permit | null> {
  const [row] = await tx
    .select(columns)
    .from(permits)
    .where(and(eq(permits.parkId, parkId), eq(permits.id, id)))
  return row ?? null
}

export interface CounterKey {
  readonly parkId: string
  readonly issuingAuthority: string
  readonly permitType: string
  readonly period: string
}

/** What the next number would be; nobody is kept from taking it. */
export async function peekNumber(tx: Tx, key: CounterKey, first: number): Promise<number> {
  const [row] = await tx
    .select({ last: numberCounters.last })
    .from(numberCounters)
    .where(
      and(
        eq(numberCounters.parkId, key.parkId),
        eq(numberCounters.issuingAuthority, key.issuingAuthority),
        eq(numberCounters.permitType, key.permitType),
        eq(numberCounters.period, key.period),
      ),
    )
  return row === undefined ? first : row.last + 1
}

/** Takes the next number; the counter's row stays locked until the transaction ends, so none is skipped or repeated. */
export async function takeNumber(tx: Tx, key: CounterKey, first: number): Promise<number> {
  const [row] = await tx
    .insert(numberCounters)
    .values({ ...key, last: first })
    .onConflictDoUpdate({
      target: [
        numberCounters.parkId,
        numberCounters.issuingAuthority,
        numberCounters.permitType,
        numberCounters.period,
      ],
      set: { last: sql`${numberCounters.last} + 1` },
    })
    .returning({ last: numberCounters.last })
  if (row === undefined) throw new Error(`Expected a counter for ${key.permitType} ${key.period}, but found none.`)
  return row.last
}

export async function insertPermit(tx: Tx, parkId: string, permit: Permit): Promise<void> {
  const { id: permitId, applicationId, number, checkWord, verificationCode: code } = permit
  await tx.insert(permits).values({ parkId, ...permit })
  await tx
    .insert(verificationCodes)
    .values({ code, parkId, applicationId, permitId, number: normalNumber(number), checkWord })
}

export async function insertCombined(
  tx: Tx,
  parkId: string,
  applicationId: string,
  row: { readonly code: string; readonly issuedAt: Date },
): Promise<void> {
  await tx.insert(combinedPermits).values({ parkId, applicationId, ...row })
  await tx.insert(verificationCodes).values({ code: row.code, parkId, applicationId })
}

export async function findCombined(tx: Tx, parkId: string, applicationId: string): Promise<CombinedDocument | null> {
  const [row] = await tx
    .select({
      code: combinedPermits.code,
      sha256: combinedPermits.sha256,
      bytes: combinedPermits.bytes,
      issuedAt: combinedPermits.issuedAt,
      drawnAt: combinedPermits.drawnAt,
    })
    .from(combinedPermits)
    .where(and(eq(combinedPermits.parkId, parkId), eq(combinedPermits.applicationId, applicationId)))
    .orderBy(desc(combinedPermits.generation))
    .limit(1)
  return row ?? null
}

export async function recordCombined(
  tx: Tx,
  parkId: string,
  applicationId: string,
  row: { readonly sha256?: string; readonly bytes?: number; readonly drawnAt?: Date; readonly deliveredAt?: Date },
): Promise<void> {
  await tx
    .update(combinedPermits)
    .set(row)
    .where(and(eq(combinedPermits.parkId, parkId), eq(combinedPermits.applicationId, applicationId)))
}
