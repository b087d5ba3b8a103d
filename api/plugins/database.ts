import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'

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
