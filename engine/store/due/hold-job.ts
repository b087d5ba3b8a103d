import type { Sql } from 'postgres'

/** One attempt at a job, and whose it is. */
export interface HeldJob {
  readonly parkId: string
  readonly instanceId: string
  readonly key: number
  /** A second attempt by whomever makes the first one void. */
  readonly attempt: number
  readonly worker: string
}

export interface Held {
  /** What is left, this attempt included. */
  readonly retries: number
  readonly leasedUntil: Date
}

/**
 * Keeps a job for its worker until `seconds` from now at least, or at most where it gives time back. `null` where it is
 * no longer this worker's in this attempt: its lease ran out and another took it, its outcome is known, or it is gone.
 */
export async function holdJob(
  sql: Sql,
  { parkId, instanceId, key, attempt, worker }: HeldJob,
  seconds: number,
  bound: 'at-least' | 'exactly',
): Promise<Held | null> {
  const until = sql`clock_timestamp() + ${seconds} * interval '1 second'`
  const [row] = await sql<{ retries: number; leasedUntil: number }[]>`
    update jobs set leased_until = ${bound === 'exactly' ? until : sql`greatest(leased_until, ${until})`}
    where park_id = ${parkId} and instance_id = ${instanceId} and key = ${key} and attempt = ${attempt}
      and worker = ${worker} and retries > 0 and leased_until < 'infinity'
    returning retries, (extract(epoch from leased_until) * 1000)::float8 as "leasedUntil"`
  return row === undefined ? null : { retries: row.retries, leasedUntil: new Date(row.leasedUntil) }
}
