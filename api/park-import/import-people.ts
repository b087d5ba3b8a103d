import { v7 } from 'uuid'
import type { Problem } from '../../engine/index.ts'
import {
  findPeopleByAccount,
  insertCredentials,
  type KnownPerson,
  listOfficers,
  removeMembership,
  saveMemberships,
  savePeople,
} from '../people/queries.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Tx } from '../plugins/database.ts'
import { type Change, compare } from './compare.ts'
import { idOf } from './id-of.ts'
import type { ParkFile, PersonInFile } from './park-file.ts'
import { problemAt } from './problem-at.ts'

export interface PeopleParts {
  readonly cipher: Cipher
  /** Of accounts that are made now. */
  readonly passwordHashes: ReadonlyMap<string, string>
}

export interface ImportedPeople {
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  readonly personIds: ReadonlyMap<string, string>
}

/** Accounts that are missing are made; the posts of the park become those of the file, no more and no less. */
export async function importPeople(
  tx: Tx,
  parkId: string,
  file: ParkFile,
  parts: PeopleParts,
): Promise<ImportedPeople> {
  const accounts = file.people.map(({ account }) => account)
  const known = new Map((await findPeopleByAccount(tx, accounts)).map((person) => [person.account, person]))
  const problems = file.people.flatMap((person, index) => findStranger(person, known.get(person.account), index))
  const personIds = new Map(accounts.map((account) => [account, known.get(account)?.id ?? v7()]))
  const found = [...known.values()].map((person) => opened(person, parts.cipher))
  const wanted = file.people.map((person) => wantedPerson(person, known.get(person.account), parts.cipher))
  const people = compare('person', wanted, found, ({ account }) => account)
  await savePeople(
    tx,
    people.toSave.map(({ account, ...person }) => ({
      id: idOf(personIds, account),
      name: person.name,
      isAdministrator: known.get(account)?.isAdministrator ?? false,
      identityNumberEncrypted: sealed(parts.cipher, person.identityNumber, 'people.identityNumber'),
      mobileEncrypted: sealed(parts.cipher, person.mobile, 'people.mobile'),
    })),
  )
  const added = people.toSave.filter(({ account }) => !known.has(account))
  await insertCredentials(
    tx,
    added.map(({ account }) => ({
      personId: idOf(personIds, account),
      account,
      passwordHash: idOf(parts.passwordHashes, account),
    })),
  )
  const posts = await importPosts(tx, parkId, file, personIds)
  const changes = people.changes.filter(({ change }) => change !== 'removed')
  return { changes: [...changes, ...posts], problems, personIds }
}

async function importPosts(
  tx: Tx,
  parkId: string,
  file: ParkFile,
  personIds: ReadonlyMap<string, string>,
): Promise<readonly Change[]> {
  const officers = await listOfficers(tx, parkId)
  const ids = new Map([...officers.map(({ account, personId }) => [account, personId] as const), ...personIds])
  const posts = compare(
    'post',
    file.people.flatMap(({ account, posts }) => posts.map((post) => ({ account, ...post }))),
    officers.map(({ account, department, post, standing }) => ({ account, department, post, standing })),
    ({ account, department, post }) => `${account} ${department} ${post}`,
  )
  const asRow = ({ account, ...post }: (typeof posts.toSave)[number]) => ({
    parkId,
    personId: idOf(ids, account),
    ...post,
  })
  await saveMemberships(tx, posts.toSave.map(asRow))
  for (const post of posts.toRemove) await removeMembership(tx, asRow(post))
  return posts.changes
}

/** An account is somebody's for good: who has another name is taken for another person. */
function findStranger(person: PersonInFile, known: KnownPerson | undefined, index: number): readonly Problem[] {
  if (known === undefined || known.name === person.name) return []
  return [
    problemAt(
      'account-of-another',
      ['people', index, 'account'],
      `Expected ${person.account} to be new or ${person.name}'s, but it is ${known.name}'s. Choose another account.`,
      `账号 ${person.account} 属于${known.name}，不是${person.name}，请改用其他账号。`,
    ),
  ]
}

interface OpenedPerson {
  readonly account: string
  readonly name: string
  readonly identityNumber: string | null
  readonly mobile: string | null
}

function opened(
  { account, name, identityNumberEncrypted, mobileEncrypted }: KnownPerson,
  cipher: Cipher,
): OpenedPerson {
  const identityNumber = identityNumberEncrypted && cipher.open(identityNumberEncrypted, 'people.identityNumber')
  const mobile = mobileEncrypted && cipher.open(mobileEncrypted, 'people.mobile')
  return { account, name, identityNumber, mobile }
}

/** What the file leaves out stays as it is. */
function wantedPerson(person: PersonInFile, known: KnownPerson | undefined, cipher: Cipher): OpenedPerson {
  const before = known === undefined ? null : opened(known, cipher)
  return {
    account: person.account,
    name: person.name,
    identityNumber: person.identityNumber ?? before?.identityNumber ?? null,
    mobile: person.mobile ?? before?.mobile ?? null,
  }
}

function sealed(cipher: Cipher, text: string | null, purpose: string): Uint8Array | null {
  return text === null ? null : cipher.seal(text, purpose)
}
