import postgres from 'postgres'
import { outsideParks } from '../../../api/outside-parks.ts'

/** Every table whose rows belong to a park; the partitions of a table are not named by anybody. */
export async function readParkTables(url: string): Promise<ReadonlySet<string>> {
  const outside: ReadonlySet<string> = new Set(outsideParks)
  const sql = postgres(url, { max: 1 })
  try {
    const rows = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'park_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition`
    return new Set(rows.map(({ name }) => name).filter((name) => !outside.has(name)))
  } finally {
    await sql.end()
  }
}
