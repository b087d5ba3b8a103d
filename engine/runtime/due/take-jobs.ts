import type { ISql } from 'postgres'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { type JobSearch, type LeasedJob, leaseJobs } from '../../store/due/lease-jobs.ts'
import { lockBounds } from '../../store/due/lock-bounds.ts'

/** Takes jobs on lease; where a type has a bound, under the lock under which everybody counts. */
export async function takeJobs(leaser: DatabaseClient, search: JobSearch): Promise<readonly LeasedJob[]> {
  return await leaser.run(async (sql) => {
    // Outside a transaction it locks nothing beyond itself: most types have no bound, and need none.
    if (!(await lockBounds(sql, search))) return await leaseJobs(sql, search)
    return await sql.begin(async (tx) => await takeLocked(tx, search))
  })
}

async function takeLocked(tx: ISql, search: JobSearch): Promise<readonly LeasedJob[]> {
  await lockBounds(tx, search)
  return await leaseJobs(tx, search)
}
