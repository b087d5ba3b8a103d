import { sql as fragment, type SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
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
  /**
   * One prepared statement without a transaction around it: one round trip. It begins outside all parks; what it sees of
   * one it must first enter itself. Its text must not depend on its values, for every text stays prepared.
   */
  readonly ask: <Row>(statement: SQL) => Promise<readonly Row[]>
  readonly load: () => PoolLoad
  readonly close: () => Promise<void>
}

const dialect = new PgDialect()

/** Opens a pool of its own, for drizzle rewrites the parsers of the client that it is given. */
export function openParkDatabase(options: Omit<ClientOptions, 'role'>): ParkDatabase {
  const client = openPool({ ...options, role: 'siji_app' }, (sql) => ({ sql, db: drizzle(sql) }))
  return {
    inPark: async (parkId, work) =>
      await client.run(
        async ({ db }) =>
          await db.transaction(async (tx) => {
            await tx.execute(entering(parkId))
            return await work(tx)
          }),
      ),
    outsideParks: async (work) => await client.run(async ({ db }) => await db.transaction(work)),
    ask: async <Row>(statement: SQL) => {
      const { sql: text, params } = dialect.sqlToQuery(statement)
      // What a statement answers is written beside its text, where drizzle and the driver cannot see it.
      return await client.run(
        async ({ sql }) => [...(await sql.unsafe(text, params as never[], { prepare: true }))] as Row[],
      )
    },
    load: client.load,
    close: client.close,
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// With the id in its text: a parameter's type would first be asked for, one more round trip in every transaction.
function entering(parkId: string): SQL {
  if (!UUID.test(parkId)) throw new Error(`Expected the id of a park, but found ${JSON.stringify(parkId)}.`)
  return fragment.raw(`select set_config('siji.park', '${parkId}', true)`)
}
