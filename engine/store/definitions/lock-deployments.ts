import type { ISql } from 'postgres'

/** Lets one deployment at a time number the versions of a park, until its transaction ends. */
export async function lockDeployments(sql: ISql, parkId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deployments ${parkId}`}, 0))`
}
