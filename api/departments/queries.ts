import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { departments } from './tables.ts'

export interface Department {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly kind: 'authority' | 'utility'
}

export async function insertDepartments(tx: Tx, parkId: string, rows: readonly Department[]): Promise<void> {
  await tx.insert(departments).values(rows.map((row) => ({ parkId, ...row })))
}

export async function listDepartments(tx: Tx, parkId: string): Promise<readonly Department[]> {
  return await tx
    .select({ code: departments.code, name: departments.name, nameEn: departments.nameEn, kind: departments.kind })
    .from(departments)
    .where(eq(departments.parkId, parkId))
    .orderBy(asc(departments.code))
}
