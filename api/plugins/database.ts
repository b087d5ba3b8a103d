import { sql } from 'drizzle-orm'
import { openParkDatabase, type ParkDatabase, type ParkTransaction } from '../../engine/index.ts'
import { NIL_PARK } from '../outside-parks.ts'

/** One transaction, as the functions in `queries.ts` take it. */
export type Tx = ParkTransaction

/** The database as the role `siji_app` sees it: row-level security lets through what `siji.park` names. */
export interface Database {
  /** One transaction that sees and writes the rows of this park, and the tables outside parks. */
  readonly inPark: <Result>(parkId: string, work: (tx: Tx) => Promise<Result>) => Promise<Result>
  /** One transaction on the tables outside parks; `personId` also shows that person's own memberships. */
  readonly outsideParks: <Result>(work: (tx: Tx) => Promise<Result>, personId?: string) => Promise<Result>
  /** One prepared statement in one round trip, outside parks unless it enters one itself. */
  readonly ask: ParkDatabase['ask']
  /** Its connections at this moment. */
  readonly load: ParkDatabase['load']
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  readonly url: string
  readonly connections?: number
  /** Milliseconds that one piece of work may take. */
  readonly deadline?: number
}

/** Connects as `siji_app`; connections are opened when they are needed. */
export function openDatabase({ connections = 10, ...options }: DatabaseOptions): Database {
  const { inPark, ask, load, close } = openParkDatabase({ ...options, connections })
  return {
    inPark,
    outsideParks: async (work, personId = '') =>
      await inPark(NIL_PARK, async (tx) => {
        if (personId !== '') await tx.execute(sql`select set_config('siji.person', ${personId}, true)`)
        return await work(tx)
      }),
    ask,
    load,
    close,
  }
}
