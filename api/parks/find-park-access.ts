import type { ParkRole } from '../permissions.ts'
import type { ParkAccess, SignedIn } from '../plugins/access.ts'
import type { Database } from '../plugins/database.ts'
import { findParkBySlug, type ParkDetails, type ParkName, readParkDetails } from './queries.ts'

/** What this person is in the park of this name; `null` where there is no such park. */
export async function findParkAccess(database: Database, slug: string, person: SignedIn): Promise<ParkAccess | null> {
  const park = await database.outsideParks((tx) => findParkBySlug(tx, slug))
  if (park === null) return null
  const details = await database.inPark(park.id, (tx) => readParkDetails(tx, park.id, person.personId))
  return parkAccess(park, details, person)
}

/** What the person is by what stands in the park's rows. */
export function parkAccess(park: ParkName, details: ParkDetails, person: SignedIn): ParkAccess {
  const { areaCodes, permits, memberships, standIns, enterprises } = details
  return {
    park: {
      ...park,
      areaCodes,
      issuingAuthorities: Object.fromEntries(permits.map((each) => [each.permitType, each.issuingAuthority])),
      firstNumbers: Object.fromEntries(permits.map((each) => [each.permitType, each.firstNumber])),
    },
    roles: new Set<ParkRole>([
      ...memberships.map(({ post }) => post),
      ...standIns.map(({ post }) => post),
      ...enterprises.map(({ relation }) => relation),
      ...(person.isAdministrator ? (['admin'] as const) : []),
    ]),
    memberships,
    standIns,
    enterprises,
  }
}
