import type { Sql } from 'postgres'
import { leaseTimers } from '../../../engine/store/due/lease-timers.ts'

const DUE = 200

class Undone extends Error {}

/** Takes the first 200 timers on lease, as of a moment when just these are due, and undoes it; gives milliseconds. */
export async function scanTimers(sql: Sql): Promise<number> {
  let took = 0
  const scan = sql.begin(async (tx) => {
    await tx`set local role siji_engine`
    await tx`
      update settings set time_offset = (select due_at from timers order by due_at offset ${DUE - 1} limit 1) - now()`
    const began = performance.now()
    // A transaction has all that the statement needs of a connection.
    const { rows } = await leaseTimers(tx as unknown as Sql, DUE, 2)
    took = performance.now() - began
    if (rows.length !== DUE) throw new Error(`Expected ${DUE} timers to be due, but found ${rows.length}.`)
    throw new Undone()
  })
  await scan.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return took
}
