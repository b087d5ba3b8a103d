import type { ParkRole } from '../permissions.ts'
import type { ParkAccess, SignedIn } from '../plugins/access.ts'
import type { Database } from '../plugins/database.ts'
import { findParkBySlug, readParkDetails } from './queries.ts'

/** What this person is in the park of this name; `null` where there is no such park. */
export async function findParkAccess(database: Database, slug: string, person: SignedIn): Promise<ParkAccess | null> {
  const name = await database.outsideParks((tx) => findParkBySlug(tx, slug))
  if (name === null) return null
  const { areaCodes, permits, memberships, standIns, enterprises } = await database.inPark(name.id, (tx) =>
    readParkDetails(tx, name.id, person.personId),
  )
  return {
    park: {
      ...name,
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
