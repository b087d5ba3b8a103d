import { sql as fragment } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { type ClientOptions, openPool, type PoolLoad } from './client.ts'

/** What drizzle works on inside a transaction. */
export type ParkTransaction = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** The api's way into the database: as `siji_app`, in one park or outside all of them. */
export interface ParkDatabase {
  /** One transaction that sees the rows of this park and no others. */
  readonly inPark: <T>(parkId: string, work: (tx: ParkTransaction) => Promise<T>) => Promise<T>
  /** One transaction on the tables that belong to no park; of any other table it sees nothing. */
  readonly outsideParks: <T>(work: (tx: ParkTransaction) => Promise<T>) => Promise<T>
  readonly load: () => PoolLoad
  readonly close: () => Promise<void>
}

/** Opens a pool of its own, for drizzle rewrites the parsers of the client that it is given. */
export function openParkDatabase(options: Omit<ClientOptions, 'role'>): ParkDatabase {
  const client = openPool({ ...options, role: 'siji_app' }, (sql): PostgresJsDatabase => drizzle(sql))
  return {
    inPark: async (parkId, work) =>
      await client.run(
        async (db) =>
          await db.transaction(async (tx) => {
            await tx.execute(fragment`select set_config('siji.park', ${parkId}, true)`)
            return await work(tx)
          }),
      ),
    outsideParks: async (work) => await client.run(async (db) => await db.transaction(work)),
    load: client.load,
    close: client.close,
  }
}
