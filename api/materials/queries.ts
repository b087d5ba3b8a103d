import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { DeferralState } from '../deferrals/lifecycle.ts'
import type { Tx } from '../plugins/database.ts'
import { deferrals, materialReadings, materials } from './tables.ts'

/** 材料: one version of one document of an application. */
export interface Material {
  readonly id: string
  readonly applicationId: string
  readonly code: string
  readonly version: number
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
  readonly fileName: string
  readonly providedBy: string
  readonly providedAt: Date
}

export interface Deferral {
  readonly code: string
  readonly days: number
  /** When it was signed here, or registered at the window. */
  readonly signedAt: Date
  /** Signed on paper; `null` = by the owner's account. */
  readonly byHand: HandSignature | null
  readonly state: DeferralState
  /** `null` until acceptance. */
  readonly dueAt: Date | null
  /** When the material came, be it late. */
  readonly providedAt: Date | null
}

/** As it stands on the paper; `on` as `YYYY-MM-DD`. */
export interface HandSignature {
  readonly by: string
  readonly on: string
}

const columns = {
  id: materials.id,
  applicationId: materials.applicationId,
  code: materials.code,
  version: materials.version,
  sha256: materials.sha256,
  bytes: materials.bytes,
  mediaType: materials.mediaType,
  fileName: materials.fileName,
  providedBy: materials.providedBy,
  providedAt: materials.providedAt,
}

/** Every version, oldest first. */
export async function listMaterials(tx: Tx, parkId: string, applicationId: string): Promise<readonly Material[]> {
  return await tx
    .select(columns)
    .from(materials)
    .where(and(eq(materials.parkId, parkId), eq(materials.applicationId, applicationId)))
    .orderBy(asc(materials.code), asc(materials.version))
}

/** One version, the newest where none is named. */
export async function findMaterial(
  tx: Tx,
  parkId: string,
  applicationId: string,
  code: string,
  version: number | null,
): Promise<Material | null> {
  const [row] = await tx
    .select(columns)
    .from(materials)
    .where(
      and(
        eq(materials.parkId, parkId),
        eq(materials.applicationId, applicationId),
        eq(materials.code, code),
        version === null ? undefined : eq(materials.version, version),
      ),
    )
    .orderBy(desc(materials.version))
    .limit(1)
  return row ?? null
}

/** Adds the next version; the caller holds the application's row. */
export async function insertMaterial(tx: Tx, parkId: string, material: Omit<Material, 'version'>): Promise<Material> {
  const [last] = await tx
    .select({ version: sql<number>`coalesce(max(${materials.version}), 0)::int` })
    .from(materials)
    .where(
      and(
        eq(materials.parkId, parkId),
        eq(materials.applicationId, material.applicationId),
        eq(materials.code, material.code),
      ),
    )
  const row = { ...material, version: (last?.version ?? 0) + 1 }
  await tx.insert(materials).values({ parkId, ...row })
  return row
}

export async function listDeferrals(tx: Tx, parkId: string, applicationId: string): Promise<readonly Deferral[]> {
  const rows = await tx
    .select({
      code: deferrals.code,
      days: deferrals.days,
      signedAt: deferrals.signedAt,
      by: deferrals.signedByHand,
      on: deferrals.signedOn,
      state: deferrals.state,
      dueAt: deferrals.dueAt,
      providedAt: deferrals.providedAt,
    })
    .from(deferrals)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.applicationId, applicationId)))
    .orderBy(asc(deferrals.code))
  return rows.map(({ by, on, ...row }) => ({ ...row, byHand: by === null || on === null ? null : { by, on } }))
}

/** The account that signs, or the name on the paper, its day and the clerk who saw it. */
export type DeferralSigner =
  | { readonly signedBy: string }
  | { readonly signedByHand: string; readonly signedOn: string; readonly registeredBy: string }

/** Signing the same deferral again changes nothing. */
export async function insertDeferral(
  tx: Tx,
  parkId: string,
  applicationId: string,
  row: Pick<Deferral, 'code' | 'days' | 'signedAt'> & DeferralSigner,
): Promise<void> {
  await tx
    .insert(deferrals)
    .values({ parkId, applicationId, ...row })
    .onConflictDoNothing()
}

export async function deleteDeferral(tx: Tx, parkId: string, applicationId: string, code: string): Promise<void> {
  await tx
    .delete(deferrals)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.applicationId, applicationId), eq(deferrals.code, code)))
}

/** Ids of the versions that this person has looked at. */
export async function listRead(
  tx: Tx,
  parkId: string,
  applicationId: string,
  personId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: materialReadings.materialId })
    .from(materialReadings)
    .innerJoin(
      materials,
      and(eq(materials.parkId, materialReadings.parkId), eq(materials.id, materialReadings.materialId)),
    )
    .where(
      and(
        eq(materialReadings.parkId, parkId),
        eq(materialReadings.personId, personId),
        eq(materials.applicationId, applicationId),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

/** Looking again changes nothing. */
export async function recordReading(
  tx: Tx,
  parkId: string,
  materialId: string,
  personId: string,
  readAt: Date,
): Promise<void> {
  await tx.insert(materialReadings).values({ parkId, materialId, personId, readAt }).onConflictDoNothing()
}
