import type { SignedIn } from '../plugins/access.ts'
import type { Database } from '../plugins/database.ts'
import { hashToken } from '../plugins/session-token.ts'
import { readLiveSession, touchSession } from './queries.ts'

/** Who holds this token; `null` once the session was idle too long, has ended or was revoked. */
export async function findSession(database: Database, token: string): Promise<SignedIn | null> {
  return await database.outsideParks(async (tx) => {
    const session = await readLiveSession(tx, hashToken(token))
    if (session === null) return null
    if (session.wantsTouch) await touchSession(tx, session.person.sessionId)
    return session.person
  })
}
