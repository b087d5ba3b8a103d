import { v7 } from 'uuid'
import { StartError } from '../database/start-error.ts'
import type { Database } from '../plugins/database.ts'
import { hashPassword } from '../sessions/passwords.ts'
import { hasAccount, insertCredentials, savePeople } from './queries.ts'

export interface PersonToAdd {
  readonly account: string
  readonly name: string
  readonly password: string
  readonly isAdministrator: boolean
}

export function isAccount(account: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,62}$/.test(account)
}

/** Adds a person with an account; which parks and posts they have is said elsewhere. */
export async function addPerson(database: Database, person: PersonToAdd): Promise<void> {
  const { account, name, password, isAdministrator } = person
  const passwordHash = await hashPassword(password)
  await database.outsideParks(async (tx) => {
    if (await hasAccount(tx, account)) {
      throw new StartError(
        'account-taken',
        `Expected a new account, but ${account} is there already.`,
        `账号 ${account} 已存在。`,
      )
    }
    const id = v7()
    await savePeople(tx, [{ id, name, isAdministrator, identityNumberEncrypted: null, mobileEncrypted: null }])
    await insertCredentials(tx, [{ personId: id, account, passwordHash }])
  })
}
