import { sql } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'

export interface NumberFault {
  readonly fault: 'number-missing'
  /** Issuing authority, permit and period. */
  readonly counter: string
  readonly detail: string
}

/**
 * Counters of a park whose permit numbers do not follow each other from the first to the last that was taken; a void
 * one is there too. That none is given twice is a constraint of the table.
 */
export async function findNumberFaults(tx: Tx, parkId: string): Promise<readonly NumberFault[]> {
  const rows = await tx.execute<{ counter: string; detail: string }>(sql`
    select concat_ws(' ', p.issuing_authority, p.permit_type, p.counter_period) as counter,
      format('%s numbers from %s to %s, first %s, counter at %s', count(*), min(p.counter_value), max(p.counter_value),
        f.first_number, coalesce(max(c.last)::text, 'none')) as detail
    from permits p
    join park_permits f on f.park_id = p.park_id and f.permit_type = p.permit_type
    left join number_counters c on c.park_id = p.park_id and c.issuing_authority = p.issuing_authority
      and c.permit_type = p.permit_type and c.period = p.counter_period
    where p.park_id = ${parkId}
    group by p.issuing_authority, p.permit_type, p.counter_period, f.first_number
    having min(p.counter_value) <> f.first_number or count(*) <> count(distinct p.counter_value)
      or max(p.counter_value) - min(p.counter_value) + 1 <> count(*) or max(p.counter_value) is distinct from max(c.last)`)
  return [...rows].map(({ counter, detail }) => ({ fault: 'number-missing', counter, detail }))
}
