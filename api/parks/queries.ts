import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { StoredSeason } from '../../engine/index.ts'
import { enterprisePeople, parkEnterprises } from '../enterprises/tables.ts'
import { memberships, people } from '../people/tables.ts'
import type { EnterpriseRelation, Membership } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { StandIn } from '../substitutions/substitution.ts'
import { substitutions } from '../substitutions/tables.ts'
import { parkAreaCodes, parkPermits, parks } from './tables.ts'

/** What is known of a park before it is entered. */
export interface ParkName {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
  readonly closingTime: string
  readonly officeHours: readonly StoredSeason[]
  readonly approvesPublications: boolean
}

const parkName = {
  id: parks.id,
  slug: parks.slug,
  name: parks.name,
  zone: parks.zone,
  closingTime: parks.closingTime,
  officeHours: parks.officeHours,
  approvesPublications: parks.approvesPublications,
}

export async function findParkBySlug(tx: Tx, slug: string): Promise<ParkName | null> {
  const [row] = await tx.select(parkName).from(parks).where(eq(parks.slug, slug))
  return row ?? null
}

export async function listParks(tx: Tx): Promise<readonly ParkName[]> {
  return await tx.select(parkName).from(parks).orderBy(asc(parks.slug))
}

/** Parks of the person that `siji.person` names: by a post, or by an enterprise. */
export async function listOwnParks(tx: Tx, personId: string): Promise<readonly ParkName[]> {
  return await tx
    .select(parkName)
    .from(parks)
    .where(
      sql`${parks.id} in (
        select ${memberships.parkId} from ${memberships} where ${memberships.personId} = ${personId}
        union
        select ${parkEnterprises.parkId} from ${parkEnterprises}
        join ${enterprisePeople} on ${enterprisePeople.enterpriseId} = ${parkEnterprises.enterpriseId}
        where ${enterprisePeople.personId} = ${personId})`,
    )
    .orderBy(asc(parks.slug))
}

export interface ParkDetails {
  readonly areaCodes: readonly string[]
  readonly permits: readonly ParkPermit[]
  readonly memberships: readonly Membership[]
  readonly standIns: readonly StandIn[]
  readonly enterprises: readonly EnterpriseRelation[]
}

export interface ParkPermit {
  readonly permitType: string
  readonly issuingAuthority: string
  readonly firstNumber: number
}

/** What the park is and what the person is in it, as one JSON value of a statement that sees that park. */
export function parkDetails(parkId: string | SQL, personId: string | SQL): SQL<ParkDetails> {
  return sql<ParkDetails>`json_build_object(
      'areaCodes', (
        select coalesce(json_agg(area_code order by area_code), '[]') from ${parkAreaCodes} where park_id = ${parkId}),
      'permits', (
        select coalesce(json_agg(json_build_object(
          'permitType', permit_type, 'issuingAuthority', issuing_authority, 'firstNumber', first_number
        ) order by permit_type), '[]')
        from ${parkPermits} where park_id = ${parkId}),
      'memberships', (
        select coalesce(json_agg(json_build_object(
          'department', department, 'post', post, 'standing', standing
        ) order by department, post), '[]')
        from ${memberships} where park_id = ${parkId} and person_id = ${personId}),
      'standIns', (
        select coalesce(json_agg(json_build_object(
          'department', m.department, 'post', m.post, 'personId', s.person_id, 'personName', p.name,
          'scope', s.scope, 'scopeValues', s.scope_values
        ) order by s.from_at, s.id, m.department, m.post), '[]')
        from ${substitutions} s
        join ${memberships} m on m.park_id = s.park_id and m.person_id = s.person_id
        join ${people} p on p.id = s.person_id
        where s.park_id = ${parkId} and s.substitute_id = ${personId}
          and s.from_at <= siji_now() and siji_now() < s.until_at
          and m.post in ('windowClerk', 'reviewer', 'checker', 'signatory')),
      'enterprises', (
        select coalesce(json_agg(json_build_object(
          'enterpriseId', enterprise_id, 'relation', relation
        ) order by enterprise_id), '[]')
        from ${parkEnterprises} join ${enterprisePeople} using (enterprise_id)
        where park_id = ${parkId} and person_id = ${personId})
    )`
}

export async function readParkDetails(tx: Tx, parkId: string, personId: string): Promise<ParkDetails> {
  const [row] = await tx.execute<{ readonly details: ParkDetails }>(
    sql`select ${parkDetails(parkId, personId)} as details`,
  )
  if (row === undefined) throw new Error(`Expected one row about park ${parkId}, but found none.`)
  return row.details
}

export async function countParks(tx: Tx): Promise<number> {
  return await tx.$count(parks)
}

// Any fixed number; it only has to be the same in every release.
const IMPORT_LOCK = 7_205_742

/** Until this transaction ends, no other park is imported. */
export async function lockParkImports(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`)
}

/** Adds the park or changes what it is called. */
export async function savePark(tx: Tx, { id, ...park }: ParkName): Promise<void> {
  await tx
    .insert(parks)
    .values({ id, ...park })
    .onConflictDoUpdate({ target: parks.id, set: park })
}

export async function listAreaCodes(tx: Tx, parkId: string): Promise<readonly string[]> {
  const rows = await tx.select().from(parkAreaCodes).where(eq(parkAreaCodes.parkId, parkId))
  return rows.map(({ areaCode }) => areaCode)
}

export async function saveAreaCodes(tx: Tx, parkId: string, areaCodes: readonly string[]): Promise<void> {
  if (areaCodes.length === 0) return
  await tx.insert(parkAreaCodes).values(areaCodes.map((areaCode) => ({ parkId, areaCode })))
}

export async function removeAreaCode(tx: Tx, parkId: string, areaCode: string): Promise<void> {
  await tx.delete(parkAreaCodes).where(and(eq(parkAreaCodes.parkId, parkId), eq(parkAreaCodes.areaCode, areaCode)))
}

export async function listParkPermits(tx: Tx, parkId: string): Promise<readonly ParkPermit[]> {
  const { permitType, issuingAuthority, firstNumber } = parkPermits
  return await tx
    .select({ permitType, issuingAuthority, firstNumber })
    .from(parkPermits)
    .where(eq(parkPermits.parkId, parkId))
}

/** Adds or changes who issues these permits, and with which number their counters begin. */
export async function saveParkPermits(tx: Tx, parkId: string, permits: readonly ParkPermit[]): Promise<void> {
  for (const permit of permits) {
    await tx
      .insert(parkPermits)
      .values({ parkId, ...permit })
      .onConflictDoUpdate({ target: [parkPermits.parkId, parkPermits.permitType], set: permit })
  }
}
