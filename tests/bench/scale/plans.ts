import type { Sql } from 'postgres'
import { plan } from '../report.ts'

interface Hot {
  readonly query: string
  readonly role: string
  readonly calls: number
  readonly milliseconds: number
}

/** Prints the plans of the three statements that took most of PostgreSQL's time in this database. */
export async function hottestPlans(superuser: Sql): Promise<void> {
  // The floor's own statements and those that fill the tables are not the engine's.
  const hottest = await superuser<Hot[]>`
    select query, rolname as role, calls::integer, total_exec_time as milliseconds
    from pg_stat_statements join pg_roles on pg_roles.oid = userid
    where rolname in ('siji_engine', 'siji_app') and dbid = (select oid from pg_database where datname = current_database())
    order by total_exec_time desc limit 3`
  for (const { query, role, calls, milliseconds } of hottest) {
    plan({ bench: 'scale', query, role, calls, milliseconds, lines: await explain(superuser, query, role) })
  }
}

/** The plan that serves any values; in tables of this size. */
async function explain(superuser: Sql, query: string, role: string): Promise<readonly string[]> {
  const connection = await superuser.reserve()
  try {
    await connection.unsafe(`set role ${role}`)
    // As the writer lanes have it (engine/runtime/create-engine.ts).
    if (query.startsWith('with instance as')) await connection`set enable_seqscan = off`
    const rows = await connection.unsafe<{ 'QUERY PLAN': string }[]>(
      `explain (generic_plan, costs off) ${sayable(query)}`,
    )
    return rows.map((row) => row['QUERY PLAN'])
  } finally {
    await connection`reset all`
    await connection`reset role`
    connection.release()
  }
}

/** The statistics put parameters in the place of constants, also where a word belongs: `interval $3`, `extract($4 from …)`. */
function sayable(query: string): string {
  return query
    .replaceAll(/\binterval (\$\d+)/g, '$1::interval')
    .replaceAll(/\bextract\(\$\d+ from/g, 'extract(epoch from')
}
