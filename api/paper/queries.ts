import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { paperMaterials, paperPromises } from './tables.ts'

/** A material that was handed over on paper at the window. */
export interface PaperMaterial {
  readonly code: string
  readonly version: number
  readonly kind: 'original' | 'copy'
  readonly pages: number
  readonly registeredAt: Date
}

/** 告知承诺书 signed by hand; `signedOn` as `YYYY-MM-DD`. */
export interface PaperPromise {
  readonly signedBy: string
  readonly signedOn: string
  readonly registeredBy: string
  readonly registeredAt: Date
}

/** Every version, oldest first. */
export async function listPaperMaterials(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly PaperMaterial[]> {
  return await tx
    .select({
      code: paperMaterials.code,
      version: paperMaterials.version,
      kind: paperMaterials.kind,
      pages: paperMaterials.pages,
      registeredAt: paperMaterials.registeredAt,
    })
    .from(paperMaterials)
    .where(and(eq(paperMaterials.parkId, parkId), eq(paperMaterials.applicationId, applicationId)))
    .orderBy(asc(paperMaterials.code), asc(paperMaterials.version))
}

/** Adds the next version; the caller holds the application's row. */
export async function insertPaperMaterial(
  tx: Tx,
  parkId: string,
  applicationId: string,
  material: Omit<PaperMaterial, 'version'> & { readonly registeredBy: string },
): Promise<void> {
  const [last] = await tx
    .select({ version: sql<number>`coalesce(max(${paperMaterials.version}), 0)::int` })
    .from(paperMaterials)
    .where(
      and(
        eq(paperMaterials.parkId, parkId),
        eq(paperMaterials.applicationId, applicationId),
        eq(paperMaterials.code, material.code),
      ),
    )
  await tx.insert(paperMaterials).values({ parkId, applicationId, ...material, version: (last?.version ?? 0) + 1 })
}

export async function findPaperPromise(tx: Tx, parkId: string, applicationId: string): Promise<PaperPromise | null> {
  const [row] = await tx
    .select({
      signedBy: paperPromises.signedBy,
      signedOn: paperPromises.signedOn,
      registeredBy: paperPromises.registeredBy,
      registeredAt: paperPromises.registeredAt,
    })
    .from(paperPromises)
    .where(and(eq(paperPromises.parkId, parkId), eq(paperPromises.applicationId, applicationId)))
  return row ?? null
}

/** A letter is signed once; registering it again changes nothing. */
export async function insertPaperPromise(
  tx: Tx,
  parkId: string,
  applicationId: string,
  promise: PaperPromise,
): Promise<void> {
  await tx
    .insert(paperPromises)
    .values({ parkId, applicationId, ...promise })
    .onConflictDoNothing()
}
