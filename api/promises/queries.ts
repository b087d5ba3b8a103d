import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import { permits } from '../permits/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import type { PromiseMove, PromiseState } from './lifecycle.ts'
import { promiseMoves, promises } from './tables.ts'
import type { PromiseTerms } from './terms.ts'

/** 告知承诺: one material of one permit on the enterprise's word. */
export interface SignedPromise {
  readonly id: string
  readonly applicationId: string
  readonly code: string
  readonly permit: string
  readonly state: PromiseState
  readonly terms: PromiseTerms
  readonly signedAt: Date
  /** `null` until a permit is issued on it. */
  readonly permitId: string | null
  readonly followUpId: string | null
  readonly verifyBy: Date | null
  /** Known once it was found broken. */
  readonly mendBy: Date | null
}

const columns = {
  id: promises.id,
  applicationId: promises.applicationId,
  code: promises.code,
  permit: promises.permit,
  state: promises.state,
  terms: promises.terms,
  signedAt: promises.signedAt,
  permitId: promises.permitId,
  followUpId: promises.followUpId,
  verifyBy: promises.verifyBy,
  mendBy: promises.mendBy,
}

export async function listPromisesOf(tx: Tx, parkId: string, applicationId: string): Promise<readonly SignedPromise[]> {
  return await tx
    .select(columns)
    .from(promises)
    .where(and(eq(promises.parkId, parkId), eq(promises.applicationId, applicationId)))
    .orderBy(asc(promises.code), asc(promises.permit))
}

/** Signing the same promise again changes nothing. */
export async function insertPromise(
  tx: Tx,
  parkId: string,
  promise: Pick<SignedPromise, 'id' | 'applicationId' | 'code' | 'permit' | 'terms' | 'signedAt'> & {
    readonly signedBy: string
  },
): Promise<void> {
  await tx
    .insert(promises)
    .values({ parkId, ...promise })
    .onConflictDoNothing()
}

export async function deletePromises(tx: Tx, parkId: string, applicationId: string, code: string): Promise<void> {
  await tx
    .delete(promises)
    .where(and(eq(promises.parkId, parkId), eq(promises.applicationId, applicationId), eq(promises.code, code)))
}

/** Held until the transaction ends. */
export async function lockPromise(tx: Tx, parkId: string, id: string): Promise<SignedPromise | null> {
  const [row] = await tx
    .select(columns)
    .from(promises)
    .where(and(eq(promises.parkId, parkId), eq(promises.id, id)))
    .for('update')
  return row ?? null
}

/** That which a process follows, held until the transaction ends. */
export async function lockFollowedPromise(tx: Tx, parkId: string, followUpId: string): Promise<SignedPromise | null> {
  const [row] = await tx
    .select(columns)
    .from(promises)
    .where(and(eq(promises.parkId, parkId), eq(promises.followUpId, followUpId)))
    .for('update')
  return row ?? null
}

export async function updatePromise(
  tx: Tx,
  parkId: string,
  id: string,
  row: Partial<Pick<SignedPromise, 'state' | 'permitId' | 'followUpId' | 'verifyBy' | 'mendBy'>>,
): Promise<void> {
  await tx
    .update(promises)
    .set(row)
    .where(and(eq(promises.parkId, parkId), eq(promises.id, id)))
}

/** Signed ones on which a permit has been issued, and that nothing follows yet. */
export async function listPromisesToFollow(tx: Tx, parkId: string) {
  return await tx
    .select({ id: promises.id, permitId: permits.id, issuedAt: permits.issuedAt, number: permits.number })
    .from(promises)
    .innerJoin(
      permits,
      and(
        eq(permits.parkId, promises.parkId),
        eq(permits.applicationId, promises.applicationId),
        eq(permits.permit, promises.permit),
      ),
    )
    .where(and(eq(promises.parkId, parkId), eq(promises.state, 'signed'), isNull(promises.followUpId)))
    .limit(500)
}

/** What somebody found of a promise; `movedBy` `null` = the process that follows it. */
export interface PromiseMoveRow {
  readonly id: string
  readonly promiseId: string
  readonly move: PromiseMove
  readonly words: string
  readonly movedBy: string | null
  readonly movedAt: Date
}

export async function insertPromiseMove(tx: Tx, parkId: string, move: PromiseMoveRow): Promise<void> {
  await tx
    .insert(promiseMoves)
    .values({ parkId, ...move })
    .onConflictDoNothing()
}

export async function listPromiseMoves(tx: Tx, parkId: string, promiseId: string) {
  return await tx
    .select({ move: promiseMoves.move, words: promiseMoves.words, by: people.name, movedAt: promiseMoves.movedAt })
    .from(promiseMoves)
    .leftJoin(people, eq(people.id, promiseMoves.movedBy))
    .where(and(eq(promiseMoves.parkId, parkId), eq(promiseMoves.promiseId, promiseId)))
    .orderBy(asc(promiseMoves.movedAt), asc(promiseMoves.id))
}

/** A promise with what it is about, as lists show it. */
export interface ListedPromise extends SignedPromise {
  readonly enterprise: string
  readonly project: string | null
  readonly applicationNumber: string | null
  readonly definitionHash: string
  readonly permitNumber: string | null
  readonly permitTitle: string | null
  readonly issuedAt: Date | null
}

/** Those on which a permit was issued: what waits for a department first, most urgent first. */
export async function listFollowedPromises(
  tx: Tx,
  parkId: string,
  ids: readonly string[] | null = null,
): Promise<readonly ListedPromise[]> {
  return await tx
    .select({
      ...columns,
      enterprise: enterprises.name,
      project: projects.name,
      applicationNumber: applications.number,
      definitionHash: applications.definitionHash,
      permitNumber: permits.number,
      permitTitle: sql<string | null>`${permits.printed} ->> 'title'`,
      issuedAt: permits.issuedAt,
    })
    .from(promises)
    .innerJoin(applications, and(eq(applications.parkId, promises.parkId), eq(applications.id, promises.applicationId)))
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .innerJoin(permits, and(eq(permits.parkId, promises.parkId), eq(permits.id, promises.permitId)))
    .leftJoin(projects, and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId)))
    .where(and(eq(promises.parkId, parkId), ids === null ? undefined : inArray(promises.id, [...ids])))
    .orderBy(
      sql`case ${promises.state} when 'signed' then 0 when 'broken' then 0 else 1 end`,
      sql`coalesce(${promises.mendBy}, ${promises.verifyBy})`,
      asc(promises.id),
    )
    .limit(500)
}
