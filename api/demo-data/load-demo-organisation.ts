import { v7 } from 'uuid'
import { insertDepartments } from '../departments/queries.ts'
import { insertEnterprise, insertEnterprisePerson, registerEnterprise } from '../enterprises/queries.ts'
import { claimDemoLoading } from '../installation/queries.ts'
import { insertAreaCodes, insertPark, insertParkPermits } from '../parks/queries.ts'
import { insertCredentials, insertMemberships, insertPeople } from '../people/queries.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Database, Tx } from '../plugins/database.ts'
import { hashPassword } from '../sessions/passwords.ts'
import { demoDepartments } from './departments.ts'
import { demoEnterprises, demoIdentityNumber, demoMobile } from './enterprises.ts'
import { demoAreaCodes, demoPark, demoPermits } from './park.ts'
import { DEMO_PASSWORD, demoPeople } from './people.ts'

/** Loads park, people and enterprises of the demonstration, once per database and all or nothing. */
export async function loadDemoOrganisation(database: Database, cipher: Cipher): Promise<void> {
  // One hash for all: the password is public, and fifty hashes would cost a newcomer two seconds.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const parkId = v7()
  await database.inPark(parkId, async (tx) => {
    if (!(await claimDemoLoading(tx))) return
    await insertPark(tx, { id: parkId, ...demoPark })
    await insertAreaCodes(tx, parkId, demoAreaCodes)
    await insertDepartments(tx, parkId, demoDepartments)
    await insertParkPermits(tx, parkId, demoPermits)
    const personIds = await insertDemoPeople(tx, { parkId, cipher, passwordHash })
    await insertDemoEnterprises(tx, { parkId, cipher, personIds })
  })
}

type PersonIds = ReadonlyMap<string, string>

async function insertDemoPeople(
  tx: Tx,
  { parkId, cipher, passwordHash }: { readonly parkId: string; readonly cipher: Cipher; readonly passwordHash: string },
): Promise<PersonIds> {
  const rows = demoPeople.map((person) => ({ ...person, id: v7() }))
  await insertPeople(
    tx,
    rows.map(({ id, name, isAdministrator }) => ({
      id,
      name,
      isAdministrator,
      identityNumberEncrypted: cipher.seal(demoIdentityNumber, 'people.identityNumber'),
      mobileEncrypted: cipher.seal(demoMobile, 'people.mobile'),
    })),
  )
  await insertCredentials(
    tx,
    rows.map(({ id, account }) => ({ personId: id, account, passwordHash })),
  )
  await insertMemberships(
    tx,
    rows.flatMap(({ id, post }) => (post === null ? [] : [{ parkId, personId: id, ...post }])),
  )
  return new Map(rows.map(({ account, id }) => [account, id]))
}

async function insertDemoEnterprises(
  tx: Tx,
  { parkId, cipher, personIds }: { readonly parkId: string; readonly cipher: Cipher; readonly personIds: PersonIds },
): Promise<void> {
  for (const { people, representativeId, ...enterprise } of demoEnterprises) {
    const enterpriseId = v7()
    const representativeIdEncrypted = cipher.seal(representativeId, 'enterprises.representativeId')
    await insertEnterprise(tx, { id: enterpriseId, ...enterprise, representativeIdEncrypted })
    await registerEnterprise(tx, parkId, enterpriseId)
    for (const { account, relation } of people) {
      const personId = personIds.get(account)
      if (personId === undefined) throw new Error(`Expected a demo account called ${account}, but there is none.`)
      await insertEnterprisePerson(tx, { enterpriseId, personId, relation })
    }
  }
}
