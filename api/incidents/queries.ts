import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'
import type { EndedIncident, Incident } from './incident.ts'

const MOST = 1_000

export interface IncidentFilter {
  readonly process: string
  readonly node: string
  readonly code: string
}

/** What both kinds of incidents (`n`) tell of where they stood. */
const columns = sql`n.instance_id as "instanceId", n.key, n.root_instance_id as "rootInstanceId", n.node, n.code, n.message,
  n.message_zh as "messageZh", n.step, n.raised_at as "raisedAt", i.process_id as "processId",
  i.definition_hash as "definitionHash", i.business_key as "businessKey", d.version, d.name as "processName", a.number,
  p.name as project, e.name as enterprise`
const around = sql`join process_instances i on i.park_id = n.park_id and i.id = n.instance_id
  left join applications a on a.park_id = n.park_id and a.id = n.root_instance_id
  left join projects p on p.park_id = a.park_id and p.id = a.project_id
  left join enterprises e on e.id = a.enterprise_id
  left join lateral (select v.version, v.name from definitions v
    where v.park_id = i.park_id and v.process_id = i.process_id and v.hash = i.definition_hash
    order by v.version desc limit 1) d on true`

/** Open incidents of a park, the oldest first; empty text lets everything through. */
export async function listIncidents(tx: Tx, parkId: string, filter: IncidentFilter): Promise<readonly Incident[]> {
  return await select(tx, conditionOf(parkId, filter))
}

/** Incidents that are over, the last one first. */
export async function listEndedIncidents(
  tx: Tx,
  parkId: string,
  filter: IncidentFilter,
): Promise<readonly EndedIncident[]> {
  const rows = await tx.execute<EndedSelected>(sql`
    select ${columns}, n.ended_at as "endedAt", j.actor, j.command ->> 'type' as command, c.reason
    from ended_incidents n ${around}
    left join journal j on j.park_id = n.park_id and j.instance_id = n.instance_id and j.revision = n.revision
    left join interventions c on c.park_id = j.park_id and c.command_id = j.command_id
    where ${conditionOf(parkId, filter)}
    order by n.ended_at desc, n.instance_id, n.key limit ${MOST}`)
  return rows.map(({ actor, command, reason, ...row }) => ({
    ...row,
    raisedAt: Date.parse(row.raisedAt),
    endedAt: Date.parse(row.endedAt),
    endedBy: actor === null || command === null ? null : { actor, command, reason },
  }))
}

interface EndedSelected extends Record<string, unknown>, Omit<EndedIncident, 'raisedAt' | 'endedAt' | 'endedBy'> {
  readonly raisedAt: string
  readonly endedAt: string
  readonly actor: Actor | null
  readonly command: string | null
  readonly reason: string | null
}

/** Empty text lets everything through. */
function conditionOf(parkId: string, { process, node, code }: IncidentFilter): SQL {
  const conditions = [
    sql`n.park_id = ${parkId}`,
    process === '' ? null : sql`i.process_id = ${process}`,
    node === '' ? null : sql`n.node = ${node}`,
    code === '' ? null : sql`n.code = ${code}`,
  ]
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` and `,
  )
}

export async function findIncident(tx: Tx, parkId: string, instanceId: string, key: number): Promise<Incident | null> {
  const [found] = await select(tx, sql`n.park_id = ${parkId} and n.instance_id = ${instanceId} and n.key = ${key}`)
  return found ?? null
}

interface IncidentSelected extends Record<string, unknown>, Omit<Incident, 'raisedAt'> {
  readonly raisedAt: string
}

// How often a step failed is counted from the journal, which holds each failure.
async function select(tx: Tx, condition: SQL): Promise<readonly Incident[]> {
  const rows = await tx.execute<IncidentSelected>(sql`
    select ${columns},
      (select count(*)::int from journal j
        cross join lateral json_array_elements(
          case json_typeof(j.events) when 'array' then j.events else '[]'::json end) event
        where j.park_id = n.park_id and j.instance_id = n.instance_id and event ->> 'key' = n.key::text
          and event ->> 'type' = case n.step when 'job' then 'jobFailed' else 'incidentRaised' end) as attempts
    from incidents n ${around}
    where ${condition}
    order by n.raised_at, n.instance_id, n.key
    limit ${MOST}`)
  return rows.map((row) => ({ ...row, raisedAt: Date.parse(row.raisedAt) }))
}
