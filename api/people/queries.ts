import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { credentials } from '../sessions/tables.ts'
import type { Post } from './posts.ts'
import { memberships, people } from './tables.ts'

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly isAdministrator: boolean
  readonly identityNumberEncrypted: Uint8Array | null
  readonly mobileEncrypted: Uint8Array | null
}

/** Adds people or changes what is known of them. */
export async function savePeople(tx: Tx, rows: readonly NewPerson[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(people)
    .values([...rows])
    .onConflictDoUpdate({
      target: people.id,
      set: {
        name: sql`excluded.name`,
        isAdministrator: sql`excluded.is_administrator`,
        identityNumberEncrypted: sql`excluded.identity_number_encrypted`,
        mobileEncrypted: sql`excluded.mobile_encrypted`,
      },
    })
}

export interface KnownPerson extends NewPerson {
  readonly account: string
}

export async function findPeopleByAccount(tx: Tx, accounts: readonly string[]): Promise<readonly KnownPerson[]> {
  return await tx
    .select({
      id: people.id,
      account: credentials.account,
      name: people.name,
      isAdministrator: people.isAdministrator,
      identityNumberEncrypted: people.identityNumberEncrypted,
      mobileEncrypted: people.mobileEncrypted,
    })
    .from(credentials)
    .innerJoin(people, eq(people.id, credentials.personId))
    .where(inArray(credentials.account, [...accounts]))
}

export interface NewCredential {
  readonly personId: string
  readonly account: string
  readonly passwordHash: string
}

export async function insertCredentials(tx: Tx, rows: readonly NewCredential[]): Promise<void> {
  if (rows.length === 0) return
  await tx.insert(credentials).values([...rows])
}

export interface NewMembership {
  readonly parkId: string
  readonly personId: string
  readonly department: string
  readonly post: Post
  readonly standing: 'primary' | 'deputy'
}

/** Gives posts, or changes the standing in one that is held already. */
export async function saveMemberships(tx: Tx, rows: readonly NewMembership[]): Promise<void> {
  if (rows.length === 0) return
  const { parkId, personId, department, post } = memberships
  await tx
    .insert(memberships)
    .values([...rows])
    .onConflictDoUpdate({ target: [parkId, personId, department, post], set: { standing: sql`excluded.standing` } })
}

export async function removeMembership(tx: Tx, row: NewMembership): Promise<void> {
  const { parkId, personId, department, post } = memberships
  const isIt = [eq(parkId, row.parkId), eq(personId, row.personId), eq(department, row.department), eq(post, row.post)]
  await tx.delete(memberships).where(and(...isIt))
}

export async function hasAccount(tx: Tx, account: string): Promise<boolean> {
  return (await tx.$count(credentials, eq(credentials.account, account))) > 0
}

export interface Officer {
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly mobileEncrypted: Uint8Array | null
  readonly department: string
  readonly post: Post
  readonly standing: 'primary' | 'deputy'
}

/** Everybody who holds a post in the park, one row per post. */
export async function listOfficers(tx: Tx, parkId: string): Promise<readonly Officer[]> {
  return await tx
    .select({
      personId: people.id,
      name: people.name,
      account: credentials.account,
      mobileEncrypted: people.mobileEncrypted,
      department: memberships.department,
      post: memberships.post,
      standing: memberships.standing,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(credentials, eq(credentials.personId, people.id))
    .where(eq(memberships.parkId, parkId))
    .orderBy(asc(memberships.department), asc(memberships.post), asc(credentials.account))
}

/** What the person that `siji.person` names is in any park, each post once. */
export async function listOwnPosts(tx: Tx, personId: string): Promise<readonly Post[]> {
  const rows = await tx
    .selectDistinct({ post: memberships.post })
    .from(memberships)
    .where(eq(memberships.personId, personId))
  return rows.map(({ post }) => post)
}

/** Names of people by id; whoever is not known is left out. */
export async function listNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
