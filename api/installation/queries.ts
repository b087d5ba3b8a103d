import { isNull, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { installation } from './tables.ts'

/** The fingerprint of the key that encrypts this database; the first to ask settles it. */
export async function settleKeyFingerprint(tx: Tx, keyFingerprint: string): Promise<string> {
  await tx.insert(installation).values({ keyFingerprint }).onConflictDoNothing()
  const [row] = await tx.select({ keyFingerprint: installation.keyFingerprint }).from(installation)
  if (row === undefined) throw new Error('Expected the installation row that was just inserted, but found none.')
  return row.keyFingerprint
}

/** Whether the demonstration was still to be loaded; others wait until this transaction has loaded it. */
export async function claimDemoLoading(tx: Tx): Promise<boolean> {
  const rows = await tx
    .update(installation)
    .set({ demoLoadedAt: sql`clock_timestamp()` })
    .where(isNull(installation.demoLoadedAt))
    .returning({ onlyRow: installation.onlyRow })
  return rows.length === 1
}
