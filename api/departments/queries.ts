import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { departments } from './tables.ts'

export interface Department {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly kind: 'authority' | 'utility'
}

/** Adds departments or changes what they are called. */
export async function saveDepartments(tx: Tx, parkId: string, rows: readonly Department[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(departments)
    .values(rows.map((row) => ({ parkId, ...row })))
    .onConflictDoUpdate({
      target: [departments.parkId, departments.code],
      set: { name: sql`excluded.name`, nameEn: sql`excluded.name_en`, kind: sql`excluded.kind` },
    })
}

export async function listDepartments(tx: Tx, parkId: string): Promise<readonly Department[]> {
  return await tx
    .select({ code: departments.code, name: departments.name, nameEn: departments.nameEn, kind: departments.kind })
    .from(departments)
    .where(eq(departments.parkId, parkId))
    .orderBy(asc(departments.code))
}
