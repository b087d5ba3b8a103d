import { asc, eq } from 'drizzle-orm'
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

export async function insertPeople(tx: Tx, rows: readonly NewPerson[]): Promise<void> {
  await tx.insert(people).values([...rows])
}

export interface NewCredential {
  readonly personId: string
  readonly account: string
  readonly passwordHash: string
}

export async function insertCredentials(tx: Tx, rows: readonly NewCredential[]): Promise<void> {
  await tx.insert(credentials).values([...rows])
}

export interface NewMembership {
  readonly parkId: string
  readonly personId: string
  readonly department: string
  readonly post: Post
  readonly standing: 'primary' | 'deputy'
}

export async function insertMemberships(tx: Tx, rows: readonly NewMembership[]): Promise<void> {
  await tx.insert(memberships).values([...rows])
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
