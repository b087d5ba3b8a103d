import { and, desc, eq, gt, lte, or, sql } from 'drizzle-orm'
import { type ParkDetails, type ParkName, parkDetails } from '../parks/queries.ts'
import { parks } from '../parks/tables.ts'
import { people } from '../people/tables.ts'
import type { SignedIn } from '../plugins/access.ts'
import type { Database, Tx } from '../plugins/database.ts'
import { credentials, sessions } from './tables.ts'

// Idle 30 minutes, at most 12 hours, by the real clock: virtual time neither ends nor prolongs a session.
const idleSince = sql`clock_timestamp() - interval '30 minutes'`
const hasNotEnded = and(gt(sessions.endsAt, sql`clock_timestamp()`), gt(sessions.seenAt, idleSince))
const hasEnded = or(lte(sessions.endsAt, sql`clock_timestamp()`), lte(sessions.seenAt, idleSince))

export interface LiveSession {
  readonly person: SignedIn
  /** The park that was asked about; `null` where there is none of that name. */
  readonly park: ParkName | null
  /** What stands in that park about it and the person. */
  readonly details: ParkDetails | null
  /** Seen last more than a minute ago: worth a write. */
  readonly wantsTouch: boolean
}

/**
 * Who holds the token and what they are in the park of this name, in one round trip, for every request asks it. The
 * statement enters the park itself: its id below is what `set_config` gave back, so no row is looked for before.
 */
export async function readLiveSession(
  database: Database,
  tokenHash: Uint8Array,
  slug: string | null,
): Promise<LiveSession | null> {
  const [row] = await database.ask<LiveSession>(sql`
    with session as materialized (
      select s.id, p.id as person_id, p.name, c.account, p.is_administrator,
        s.seen_at < clock_timestamp() - interval '1 minute' as wants_touch,
        nullif(set_config('siji.park', coalesce(k.id::text, ''), true), '')::uuid as entered,
        k.slug, k.name as park_name, k.zone, k.closing_time, k.office_hours,
        k.approves_publications
      from ${sessions} s
      join ${people} p on p.id = s.person_id
      join ${credentials} c on c.person_id = p.id
      left join ${parks} k on k.slug = ${slug}
      where s.token_hash = ${tokenHash}
        and s.ends_at > clock_timestamp() and s.seen_at > ${idleSince}
    )
    select
      json_build_object(
        'sessionId', id, 'personId', person_id, 'name', name, 'account', account,
        'isAdministrator', is_administrator) as person,
      case when entered is not null then json_build_object(
        'id', entered, 'slug', slug, 'name', park_name, 'zone', zone, 'closingTime', closing_time,
        'officeHours', office_hours, 'approvesPublications', approves_publications) end as park,
      case when entered is not null then ${parkDetails(sql`session.entered`, sql`session.person_id`)} end as details,
      wants_touch as "wantsTouch"
    from session`)
  return row ?? null
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
