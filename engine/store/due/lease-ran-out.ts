import type { Fragment, Sql } from 'postgres'

/**
 * Whether nobody has this row on lease, in a statement that takes rows for `seconds`. A lease that ends later than any
 * could was taken before the clock was put back, and would keep the row for as long; an infinite one stays.
 */
export function leaseRanOut(sql: Sql, seconds: number): Fragment {
  return sql`(leased_until is null or leased_until < clock_timestamp() or (leased_until < 'infinity'
    and leased_until > clock_timestamp() + ${2 * seconds} * interval '1 second'))`
}
