import { and, eq, inArray } from 'drizzle-orm'
import { departments } from '../departments/tables.ts'
import { NIL_PARK } from '../outside-parks.ts'
import type { Park } from '../parks/park.ts'
import { readParkDetails } from '../parks/queries.ts'
import { parks } from '../parks/tables.ts'
import type { Tx } from '../plugins/database.ts'

/** The park that a job belongs to. */
export async function findPark(tx: Tx, parkId: string): Promise<Park> {
  const [name] = await tx
    .select({
      id: parks.id,
      slug: parks.slug,
      name: parks.name,
      zone: parks.zone,
      closingTime: parks.closingTime,
      officeHours: parks.officeHours,
      approvesPublications: parks.approvesPublications,
    })
    .from(parks)
    .where(eq(parks.id, parkId))
  if (name === undefined) throw new Error(`Expected park ${parkId}, but found none.`)
  // No person asks here, so none is named.
  const { areaCodes, permits } = await readParkDetails(tx, parkId, NIL_PARK)
  return {
    ...name,
    areaCodes,
    issuingAuthorities: Object.fromEntries(permits.map((each) => [each.permitType, each.issuingAuthority])),
    firstNumbers: Object.fromEntries(permits.map((each) => [each.permitType, each.firstNumber])),
  }
}

/** Chinese names of departments, by code. */
export async function departmentNames(
  tx: Tx,
  parkId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ code: departments.code, name: departments.name })
    .from(departments)
    .where(and(eq(departments.parkId, parkId), inArray(departments.code, [...codes])))
  return new Map(rows.map(({ code, name }) => [code, name]))
}
