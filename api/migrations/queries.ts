import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { MOST_AT_ONCE } from './migration-order.ts'

/** A running instance that may migrate; with the application of its root, where there is one. */
export interface RunningInstance {
  readonly id: string
  readonly definitionHash: string
  readonly businessKey: string | null
  readonly number: string | null
  /** Of the description that the application was made under. */
  readonly applicationHash: string | null
}

/** What runs on one version of a process, the oldest first; at most as many as one request takes. */
export async function listRunningOn(
  tx: Tx,
  parkId: string,
  version: { readonly processId: string; readonly hash: string },
): Promise<readonly RunningInstance[]> {
  return await select(tx, parkId, version.processId, sql`i.definition_hash = ${version.hash}`)
}

/** Those of these ids that run this process, on whatever version. */
export async function listRunningOf(
  tx: Tx,
  parkId: string,
  processId: string,
  ids: readonly string[],
): Promise<readonly RunningInstance[]> {
  if (ids.length === 0) return []
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  return await select(tx, parkId, processId, sql`i.id in (${list})`)
}

async function select(tx: Tx, parkId: string, processId: string, condition: SQL): Promise<readonly RunningInstance[]> {
  return await tx.execute<RunningInstance & Record<string, unknown>>(sql`
    select i.id, i.definition_hash as "definitionHash", i.business_key as "businessKey", a.number,
      a.definition_hash as "applicationHash"
    from process_instances i
    left join applications a on a.park_id = i.park_id and a.id = i.root_instance_id
    where i.park_id = ${parkId} and i.process_id = ${processId} and i.status = 'active' and ${condition}
    order by i.id
    limit ${MOST_AT_ONCE}`)
}
