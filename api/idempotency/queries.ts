import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { idempotentAnswers } from './tables.ts'

export interface KeptAnswer {
  readonly personId: string
  readonly requestHash: Uint8Array
  readonly answer: unknown
}

// Two numbers from the key; a transaction that comes second waits here until the first is done.
export async function lockKey(tx: Tx, parkId: string, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${parkId} ${key}`}, 0))`)
}

export async function findKeptAnswer(tx: Tx, parkId: string, key: string): Promise<KeptAnswer | null> {
  const [row] = await tx
    .select({
      personId: idempotentAnswers.personId,
      requestHash: idempotentAnswers.requestHash,
      answer: idempotentAnswers.answer,
    })
    .from(idempotentAnswers)
    .where(and(eq(idempotentAnswers.parkId, parkId), eq(idempotentAnswers.key, key)))
  return row ?? null
}

export async function insertKeptAnswer(
  tx: Tx,
  row: KeptAnswer & { readonly parkId: string; readonly key: string },
): Promise<void> {
  // Nothing is an answer too, and is kept as the JSON null; the driver would make SQL's out of it.
  const answer = row.answer ?? sql`'null'::jsonb`
  await tx.insert(idempotentAnswers).values({ ...row, answer })
}

export async function deleteOldAnswers(tx: Tx, parkId: string): Promise<void> {
  const isOld = lt(idempotentAnswers.createdAt, sql`clock_timestamp() - interval '7 days'`)
  await tx.delete(idempotentAnswers).where(and(eq(idempotentAnswers.parkId, parkId), isOld))
}
