import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'
import { type BatchOrder, type Candidate, MOST_IN_A_BATCH, type Selection } from '../batch.ts'

/** The instances that an order means, the oldest first, and how many more there are than `most`. */
export async function selectCandidates(
  tx: Tx,
  parkId: string,
  order: BatchOrder,
  most = MOST_IN_A_BATCH,
): Promise<{ readonly candidates: readonly Candidate[]; readonly left: number }> {
  const condition = conditionOf(order)
  const rows = await tx.execute<Candidate & { total: number } & Record<string, unknown>>(sql`
    select i.id, i.root_instance_id as "rootInstanceId", i.process_id as "processId",
      i.definition_hash as "definitionHash", i.business_key as "businessKey", a.number,
      a.definition_hash as "applicationHash", count(*) over ()::int as total
    from process_instances i
    left join applications a on a.park_id = i.park_id and a.id = i.root_instance_id
    where i.park_id = ${parkId} and ${condition}
    order by i.id limit ${most}`)
  return { candidates: rows, left: (rows[0]?.total ?? 0) - rows.length }
}

/** These instances, whatever has become of them. */
export async function readCandidates(tx: Tx, parkId: string, ids: readonly string[]): Promise<readonly Candidate[]> {
  const everywhere = { process: null, version: null, status: null, step: null, code: null }
  const order = { act: { type: 'suspend' }, selection: { ...everywhere, instances: ids } } as const
  return (await selectCandidates(tx, parkId, order)).candidates
}

/** The incidents of an instance that a selection means, the oldest first. */
export async function listIncidentKeys(
  tx: Tx,
  parkId: string,
  instanceId: string,
  selection: Pick<Selection, 'step' | 'code'>,
): Promise<readonly number[]> {
  const rows = await tx.execute<{ key: number } & Record<string, unknown>>(sql`
    select w.key from incidents w
    where w.park_id = ${parkId} and w.instance_id = ${instanceId} and ${incidentOf(selection)} order by w.key`)
  return rows.map(({ key }) => key)
}

function incidentOf({ step, code }: Pick<Selection, 'step' | 'code'>): SQL {
  return sql`${step === null ? sql`true` : sql`w.node = ${step}`} and ${code === null ? sql`true` : sql`w.code = ${code}`}`
}

function conditionOf({ act, selection }: BatchOrder): SQL {
  const { process, version, status, step, instances, code } = selection
  const isAboutIncidents = act.type === 'resolve' || code !== null
  const conditions = [
    process === null ? null : sql`i.process_id = ${process}`,
    version === null
      ? null
      : sql`exists (select from definitions d where d.park_id = i.park_id and d.process_id = i.process_id
          and d.hash = i.definition_hash and d.version = ${version})`,
    statusOf(status, act.type === 'restart', instances !== null),
    isAboutIncidents && instances === null
      ? sql`exists (select from incidents w where w.park_id = i.park_id and w.instance_id = i.id and ${incidentOf(selection)})`
      : null,
    step === null || isAboutIncidents
      ? null
      : sql.join(['tasks', 'incidents', 'jobs', 'timers', 'subscriptions'].map(waitsIn(step)), sql` or `),
    instances === null ? null : sql`i.id = any(${sql.param([...instances])}::uuid[])`,
  ]
  return sql.join(
    conditions.filter((each) => each !== null).map((each) => sql`(${each})`),
    sql` and `,
  )
}

/** Who names an instance means it, and is told why it cannot be. */
function statusOf(status: string | null, isRestart: boolean, isNamed: boolean): SQL {
  if (status !== null) return sql`i.status = ${status}`
  if (isNamed) return sql`true`
  return isRestart ? sql`i.status <> 'active'` : sql`i.status = 'active'`
}

function waitsIn(step: string): (table: string) => SQL {
  return (table) => sql`exists (select from ${sql.identifier(table)} w
    where w.park_id = i.park_id and w.instance_id = i.id and w.node = ${step})`
}
