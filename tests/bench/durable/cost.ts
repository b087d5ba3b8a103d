import { readdirSync, readFileSync } from 'node:fs'
import type { Sql } from 'postgres'

/** What a piece of work cost, per command: none of it depends on how fast the machine is or what else it does. */
export interface Cost {
  readonly nodeMicroseconds: number
  /** Of all processes of this PostgreSQL; in ticks of 10 ms altogether. */
  readonly postgresMicroseconds: number
  readonly transactions: number
  readonly walBytes: number
  readonly walSyncs: number
}

const TICK = 10_000

/** Counts what `work`, which gives the number of its commands, costs each of them. Linux only. */
export async function costOf(sql: Sql, work: () => Promise<number>): Promise<Cost> {
  const postmaster = await postmasterOf(sql)
  const before = await counters(sql, postmaster)
  const node = process.cpuUsage()
  const commands = await work()
  const { user, system } = process.cpuUsage(node)
  const after = await counters(sql, postmaster)
  const each = (name: keyof Counters) => (after[name] - before[name]) / commands
  return {
    nodeMicroseconds: (user + system) / commands,
    postgresMicroseconds: each('cpu'),
    transactions: each('transactions'),
    walBytes: each('walBytes'),
    walSyncs: each('walSyncs'),
  }
}

interface Counters {
  readonly cpu: number
  readonly transactions: number
  readonly walBytes: number
  readonly walSyncs: number
}

async function counters(sql: Sql, postmaster: string): Promise<Counters> {
  // Backends tell the statistics what they did at most once a second.
  await new Promise((go) => setTimeout(go, 1_100))
  const [row] = await sql<[{ transactions: number; walBytes: number; walSyncs: number }]>`
    select (select xact_commit from pg_stat_database where datname = current_database())::float8 as transactions,
      (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as "walBytes",
      (select sum(fsyncs) from pg_stat_io where object = 'wal')::float8 as "walSyncs"`
  return { cpu: processorTime(postmaster), ...row }
}

async function postmasterOf(sql: Sql): Promise<string> {
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`
  return fieldsOf(String(pid))[1] ?? ''
}

/** Microseconds of user and system time of the postmaster's children; of those that live. */
function processorTime(postmaster: string): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = fieldsOf(pid)
    if (fields[1] === postmaster) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * TICK
}

/** The fields of `/proc/PID/stat` after the name, which may hold anything; none where the process has ended. */
function fieldsOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
