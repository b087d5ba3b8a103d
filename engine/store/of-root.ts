import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/**
 * Whether a row belongs to the instance `root` or to one that it called, directly or not. In two parts, for what belongs
 * to a root itself is found by the key, and only the rest has an index by root.
 */
export function ofRoot(
  { instanceId, rootInstanceId }: { readonly instanceId: AnyColumn; readonly rootInstanceId: AnyColumn },
  root: string | AnyColumn,
): SQL {
  return sql`(${instanceId} = ${root} or (${rootInstanceId} = ${root} and ${rootInstanceId} <> ${instanceId}))`
}
