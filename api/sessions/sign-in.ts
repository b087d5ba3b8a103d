import { v7 } from 'uuid'
import type { Database } from '../plugins/database.ts'
import { createToken, hashToken } from '../plugins/session-token.ts'
import { Refusal } from '../refusal.ts'
import { inTurn } from './hashing-turns.ts'
import { passwordFits } from './passwords.ts'
import { deleteEndedSessions, deleteSession, findCredential, insertSession } from './queries.ts'

export interface SignInRequest {
  readonly account: string
  readonly password: string
  readonly carriedBy: 'cookie' | 'bearer'
  readonly address: string
  readonly userAgent: string
  /** The session that the browser brought; it ends, so that a planted one is worth nothing (session fixation). */
  readonly replaces: { readonly personId: string; readonly sessionId: string } | null
  /** Throws where there were too many attempts. */
  readonly beforeCheck: () => Promise<void>
  readonly afterFailure: () => Promise<void>
}

export interface SignInResult {
  readonly token: string
  readonly sessionId: string
  readonly name: string
  readonly endsAt: Date
}

/** Opens a session under a new token. */
export async function signIn(database: Database, request: SignInRequest): Promise<SignInResult> {
  const account = request.account.trim().toLowerCase()
  const credential = await database.outsideParks((tx) => findCredential(tx, account))
  const fits = await inTurn(() => checkPassword(request, credential?.passwordHash ?? null))
  if (credential === null || !fits) {
    throw new Refusal('wrong-password', 'Account or password is wrong.', '账号或密码不正确。')
  }

  const token = createToken()
  const sessionId = v7()
  const endsAt = await database.outsideParks(async (tx) => {
    if (request.replaces !== null) await deleteSession(tx, request.replaces.personId, request.replaces.sessionId)
    await deleteEndedSessions(tx, credential.personId)
    return await insertSession(tx, {
      id: sessionId,
      tokenHash: hashToken(token),
      personId: credential.personId,
      carriedBy: request.carriedBy,
      address: request.address,
      userAgent: request.userAgent.slice(0, 300),
    })
  })
  return { token, sessionId, name: credential.name, endsAt }
}

// Within one turn: attempts that come all at once cannot all pass before the first failure is counted.
async function checkPassword(request: SignInRequest, passwordHash: string | null): Promise<boolean> {
  await request.beforeCheck()
  const fits = await passwordFits(passwordHash, request.password)
  if (!fits) await request.afterFailure()
  return fits
}
