import { sql } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'
import { toldSuspensions } from '../tables.ts'

/** That a suspension which the process began by itself has begun or ended, and the applicant has not been told. */
export interface UntoldSuspension {
  readonly instanceId: string
  readonly applicationId: string
  readonly suspension: string
  readonly what: 'begun' | 'ended'
}

/** Of clocks that have not ended: where nothing runs on, nobody waits for a new date. Beginnings before ends. */
export async function listUntoldSuspensions(
  tx: Tx,
  parkId: string,
  limit: number,
): Promise<readonly UntoldSuspension[]> {
  return await tx.execute<UntoldSuspension & Record<string, unknown>>(sql`
    select distinct c.instance_id as "instanceId", c.root_instance_id as "applicationId", e->>'id' as suspension, w.what
    from clocks c
    cross join lateral json_array_elements(c.ledger->'suspensions') e
    cross join (values ('begun'), ('ended')) as w (what)
    where c.park_id = ${parkId} and c.ended_at is null and c.ledger::text like '%"element-%'
      and e->>'id' like 'element-%' and (w.what = 'begun' or e->>'to' is not null)
      and not exists (select from told_suspensions t where t.park_id = c.park_id and t.instance_id = c.instance_id
        and t.suspension_id = e->>'id' and t.what = w.what)
    order by "instanceId", suspension, what
    limit ${limit}`)
}

/** False where it was told before. */
export async function markTold(
  tx: Tx,
  parkId: string,
  { instanceId, suspension: suspensionId, what }: UntoldSuspension,
): Promise<boolean> {
  const rows = await tx
    .insert(toldSuspensions)
    .values({ parkId, instanceId, suspensionId, what })
    .onConflictDoNothing()
    .returning({ what: toldSuspensions.what })
  return rows.length > 0
}
