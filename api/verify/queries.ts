import { and, eq } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { normalNumber } from './normal-number.ts'
import { verificationCodes } from './tables.ts'

/** Where a code leads; `permitId` is `null` for the combined document. */
export interface VerificationCode {
  readonly parkId: string
  readonly applicationId: string
  readonly permitId: string | null
}

const columns = {
  parkId: verificationCodes.parkId,
  applicationId: verificationCodes.applicationId,
  permitId: verificationCodes.permitId,
}

export async function findByCode(tx: Tx, code: string): Promise<VerificationCode | null> {
  const [row] = await tx.select(columns).from(verificationCodes).where(eq(verificationCodes.code, code))
  return row ?? null
}

/** By hand: the number and the six-character word beside the QR code. */
export async function findByNumber(tx: Tx, number: string, checkWord: string): Promise<VerificationCode | null> {
  const [row] = await tx
    .select(columns)
    .from(verificationCodes)
    .where(and(eq(verificationCodes.number, normalNumber(number)), eq(verificationCodes.checkWord, checkWord)))
  return row ?? null
}
