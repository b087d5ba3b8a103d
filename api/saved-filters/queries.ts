import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { savedFilters } from './tables.ts'

/** 常用筛选: an inbox narrowed as somebody often needs it. */
export interface SavedFilter {
  readonly id: string
  readonly personId: string
  /** The department that it is shared with; `null` = nobody. */
  readonly department: string | null
  readonly name: string
  /** What follows the question mark in the address of the inbox. */
  readonly query: string
}

/** Saving under a name that one has used before replaces what stood there. */
export async function saveFilter(
  tx: Tx,
  parkId: string,
  { id, personId, department, name, query }: SavedFilter,
  savedAt: Date,
): Promise<void> {
  await tx
    .insert(savedFilters)
    .values({ parkId, id, personId, department, name, query, savedAt })
    .onConflictDoUpdate({
      target: [savedFilters.parkId, savedFilters.personId, savedFilters.name],
      set: { department, query, savedAt },
    })
}

/** One's own, and those that colleagues of these departments share. */
export async function listFilters(
  tx: Tx,
  parkId: string,
  personId: string,
  departments: readonly string[],
): Promise<readonly SavedFilter[]> {
  return await tx
    .select({
      id: savedFilters.id,
      personId: savedFilters.personId,
      department: savedFilters.department,
      name: savedFilters.name,
      query: savedFilters.query,
    })
    .from(savedFilters)
    .where(
      and(
        eq(savedFilters.parkId, parkId),
        or(
          eq(savedFilters.personId, personId),
          departments.length === 0 ? undefined : inArray(savedFilters.department, [...departments]),
        ),
      ),
    )
    .orderBy(asc(savedFilters.name))
    .limit(100)
}

/** Only its owner may delete it; whether there was such a one. */
export async function deleteFilter(tx: Tx, parkId: string, personId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(savedFilters)
    .where(and(eq(savedFilters.parkId, parkId), eq(savedFilters.personId, personId), eq(savedFilters.id, id)))
    .returning({ id: savedFilters.id })
  return rows.length > 0
}
