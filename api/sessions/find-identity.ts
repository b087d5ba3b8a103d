import { parkAccess } from '../parks/find-park-access.ts'
import type { ParkAccess, SignedIn } from '../plugins/access.ts'
import type { Database } from '../plugins/database.ts'
import { hashToken } from '../plugins/session-token.ts'
import { readLiveSession, touchSession } from './queries.ts'
import { shareLookups } from './share-lookups.ts'

/** Who asks, and what they are in the park that they name. */
export interface Identity {
  readonly person: SignedIn
  /** `null` where no park of this name exists, or none was named. */
  readonly access: ParkAccess | null
}

/** Who holds this token; `null` once the session was idle too long, has ended or was revoked. */
export type FindIdentity = (token: string, slug: string | null) => Promise<Identity | null>

/** Asks anew for every request: of those that wait at the same moment, equal ones are asked for once. */
export function createIdentityFinder(database: Database): FindIdentity {
  const lookup = shareLookups<Identity | null>()
  return async (token, slug) => await lookup(`${token} ${slug ?? ''}`, () => findIdentity(database, token, slug))
}

async function findIdentity(database: Database, token: string, slug: string | null): Promise<Identity | null> {
  const session = await readLiveSession(database, hashToken(token), slug)
  if (session === null) return null
  const { person, park, details, wantsTouch } = session
  if (wantsTouch) await database.outsideParks((tx) => touchSession(tx, person.sessionId))
  return { person, access: park === null || details === null ? null : parkAccess(park, details, person) }
}
