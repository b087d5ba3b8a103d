import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { NIL_PARK } from '../outside-parks.ts'

/** One transaction, as the functions in `queries.ts` take it. */
export type Tx = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** The database as the role `siji_app` sees it: row-level security lets through what `siji.park` names. */
export interface Database {
  /** One transaction that sees and writes the rows of this park, and the tables outside parks. */
  readonly inPark: <Result>(parkId: string, work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /** One transaction on the tables outside parks; `personId` also shows that person's own memberships. */
  readonly outsideParks: <Result>(work: (tx: Tx) => Promise<Result>, personId?: string) => Promise<Result>
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly connections?: number
}

/** Connects as `siji_app`; connections are opened when they are needed. */
export function openDatabase({ url, connections = 10 }: DatabaseOptions): Database {
  const client = postgres(url, {
    max: connections,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: 'siji api',
      role: 'siji_app',
      statement_timeout: 5000,
      lock_timeout: 3000,
      idle_in_transaction_session_timeout: 10_000,
    },
  })
  const db = drizzle(client)
  const inPark: Database['inPark'] = async (parkId, work) =>
    await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('siji.park', ${parkId}, true)`)
      return await work(tx)
    })
  return {
    inPark,
    outsideParks: async (work, personId = '') =>
      await inPark(NIL_PARK, async (tx) => {
        if (personId !== '') await tx.execute(sql`select set_config('siji.person', ${personId}, true)`)
        return await work(tx)
      }),
    close: async () => await client.end({ timeout: 5 }),
  }
}
