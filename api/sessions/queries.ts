import { and, desc, eq, gt, lte, or, sql } from 'drizzle-orm'
import { people } from '../people/tables.ts'
import type { SignedIn } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { credentials, sessions } from './tables.ts'

// Idle 30 minutes, at most 12 hours, by the real clock: virtual time neither ends nor prolongs a session.
const idleSince = sql`clock_timestamp() - interval '30 minutes'`
const hasNotEnded = and(gt(sessions.endsAt, sql`clock_timestamp()`), gt(sessions.seenAt, idleSince))
const hasEnded = or(lte(sessions.endsAt, sql`clock_timestamp()`), lte(sessions.seenAt, idleSince))

export interface LiveSession {
  readonly person: SignedIn
  /** Seen last more than a minute ago: worth a write. */
  readonly wantsTouch: boolean
}

export async function readLiveSession(tx: Tx, tokenHash: Uint8Array): Promise<LiveSession | null> {
  const [row] = await tx
    .select({
      sessionId: sessions.id,
      personId: people.id,
      name: people.name,
      account: credentials.account,
      isAdministrator: people.isAdministrator,
      wantsTouch: sql<boolean>`${sessions.seenAt} < clock_timestamp() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(credentials, eq(credentials.personId, people.id))
    .where(and(eq(sessions.tokenHash, tokenHash), hasNotEnded))
  if (row === undefined) return null
  const { wantsTouch, ...person } = row
  return { person, wantsTouch }
}

export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.update(sessions).set({ seenAt: sql`clock_timestamp()` }).where(eq(sessions.id, sessionId))
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: Uint8Array
  readonly personId: string
  readonly carriedBy: 'cookie' | 'bearer'
  readonly address: string
  readonly userAgent: string
}

export async function insertSession(tx: Tx, session: NewSession): Promise<Date> {
  const [row] = await tx
    .insert(sessions)
    .values({ ...session, endsAt: sql`clock_timestamp() + interval '12 hours'` })
    .returning({ endsAt: sessions.endsAt })
  if (row === undefined) throw new Error(`Expected session ${session.id} to be inserted, but no row came back.`)
  return row.endsAt
}

export async function deleteEndedSessions(tx: Tx, personId: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.personId, personId), hasEnded))
}

/** Whether there was one. */
export async function deleteSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const rows = await tx
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), eq(sessions.id, sessionId)))
    .returning({ id: sessions.id })
  return rows.length === 1
}

export interface ListedSession {
  readonly id: string
  readonly carriedBy: 'cookie' | 'bearer'
  readonly address: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly endsAt: Date
}

export async function listSessions(tx: Tx, personId: string): Promise<readonly ListedSession[]> {
  return await tx
    .select({
      id: sessions.id,
      carriedBy: sessions.carriedBy,
      address: sessions.address,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      endsAt: sessions.endsAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), hasNotEnded))
    .orderBy(desc(sessions.createdAt))
}

export interface Credential {
  readonly personId: string
  readonly name: string
  readonly passwordHash: string
}

export async function findCredential(tx: Tx, account: string): Promise<Credential | null> {
  const [row] = await tx
    .select({ personId: credentials.personId, name: people.name, passwordHash: credentials.passwordHash })
    .from(credentials)
    .innerJoin(people, eq(people.id, credentials.personId))
    .where(eq(credentials.account, account))
  return row ?? null
}
