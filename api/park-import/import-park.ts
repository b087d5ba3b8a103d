import { v7 } from 'uuid'
import type { Problem } from '../../engine/index.ts'
import { findParkBySlug, lockParkImports, type ParkName } from '../parks/queries.ts'
import { findPeopleByAccount } from '../people/queries.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Database, Tx } from '../plugins/database.ts'
import type { Change } from './compare.ts'
import { importEnterprises } from './import-enterprises.ts'
import { importOrganisation } from './import-organisation.ts'
import { importPeople, type PeopleParts } from './import-people.ts'
import type { ParkFile } from './park-file.ts'

export interface ParkImport {
  readonly changes: readonly Change[]
  /** What the database says against the file; then nothing was written. */
  readonly problems: readonly Problem[]
}

export interface ImportOptions {
  /** Does everything, and takes it back. */
  readonly check: boolean
  readonly cipher: Cipher
  /** The hash of the password of an account that is made now. */
  readonly hashPasswordOf: (account: string) => Promise<string>
}

class TakenBack extends Error {}

/** Makes a park what its file says, all or nothing; done again it changes nothing. */
export async function importPark(database: Database, file: ParkFile, options: ImportOptions): Promise<ParkImport> {
  const accounts = file.people.map(({ account }) => account)
  const [park, known] = await database.outsideParks(async (tx) => [
    await findParkBySlug(tx, file.park.slug),
    new Set((await findPeopleByAccount(tx, accounts)).map(({ account }) => account)),
  ])
  const passwordHashes = new Map<string, string>()
  for (const account of accounts) {
    if (!known.has(account))
      passwordHashes.set(account, options.check ? 'unused' : await options.hashPasswordOf(account))
  }
  const parkId = park?.id ?? v7()
  let outcome: ParkImport = { changes: [], problems: [] }
  try {
    await database.inPark(parkId, async (tx) => {
      await lockParkImports(tx)
      outcome = await writePark(tx, parkId, file, park, { cipher: options.cipher, passwordHashes })
      if (options.check || outcome.problems.length > 0) throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return outcome
}

/** Writes what differs, inside the caller's transaction in this park. */
export async function writePark(
  tx: Tx,
  parkId: string,
  file: ParkFile,
  before: ParkName | null,
  parts: PeopleParts,
): Promise<ParkImport> {
  const organisation = await importOrganisation(tx, parkId, file, before)
  const { changes, problems, personIds } = await importPeople(tx, parkId, file, parts)
  const enterprises = await importEnterprises(tx, parkId, file, personIds, parts.cipher)
  return { changes: [...organisation, ...changes, ...enterprises], problems }
}
