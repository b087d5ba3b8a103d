import type { Fragment, ISql } from 'postgres'

/** Seconds: the longest lease of a worker outside. */
export const LONGEST_JOB_LEASE = 3_600

/** Seconds: the lease of a handler in a node. Extended while the handler works. */
export const HANDLER_LEASE = 10

/**
 * Whether nobody has job `j` on lease. A lease that ends later than any could was taken before the clock was put back,
 * and would keep the job for as long; an infinite one stays.
 */
export function jobLeaseRanOut(sql: ISql): Fragment {
  const longest = sql`case when j.worker is null then ${2 * HANDLER_LEASE}::integer else ${2 * LONGEST_JOB_LEASE}::integer end`
  return sql`(j.leased_until is null or j.leased_until < clock_timestamp() or (j.leased_until < 'infinity'
    and j.leased_until > clock_timestamp() + ${longest} * interval '1 second'))`
}
