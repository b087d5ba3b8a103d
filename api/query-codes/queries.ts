import { and, eq } from 'drizzle-orm'
import { newCheckWord } from '../permits/check-word.ts'
import type { Tx } from '../plugins/database.ts'
import { queryCodes } from './tables.ts'

/** Where number and code lead. */
export interface QueriedApplication {
  readonly parkId: string
  readonly applicationId: string
}

/** The six characters with which anyone who has the number may ask how an application stands; made at the first time. */
export async function settleQueryCode(tx: Tx, parkId: string, applicationId: string, number: string): Promise<string> {
  await tx
    .insert(queryCodes)
    .values({ number, code: newCheckWord(), parkId, applicationId })
    .onConflictDoNothing({ target: queryCodes.applicationId })
  const [row] = await tx
    .select({ code: queryCodes.code })
    .from(queryCodes)
    .where(eq(queryCodes.applicationId, applicationId))
  if (row === undefined) throw new Error(`Expected a query code of application ${applicationId}, but found none.`)
  return row.code
}

/** What number and code together name; `null` where there is nothing of the kind. */
export async function findByQueryCode(tx: Tx, number: string, code: string): Promise<QueriedApplication | null> {
  const [row] = await tx
    .select({ parkId: queryCodes.parkId, applicationId: queryCodes.applicationId })
    .from(queryCodes)
    .where(and(eq(queryCodes.number, number.trim().toUpperCase()), eq(queryCodes.code, code.trim().toUpperCase())))
  return row ?? null
}
