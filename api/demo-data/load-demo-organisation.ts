import { v7 } from 'uuid'
import { claimDemoLoading } from '../installation/queries.ts'
import { writePark } from '../park-import/import-park.ts'
import type { ParkFile } from '../park-import/park-file.ts'
import { insertCredentials, savePeople } from '../people/queries.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Database } from '../plugins/database.ts'
import { hashPassword } from '../sessions/passwords.ts'
import { demoDepartments } from './departments.ts'
import { demoEnterprises, demoIdentityNumber, demoMobile } from './enterprises.ts'
import { demoAreaCodes, demoPark, demoPermits } from './park.ts'
import { DEMO_PASSWORD, demoAdministrator, demoPeople } from './people.ts'

const demoFile: ParkFile = {
  park: { ...demoPark, areaCodes: demoAreaCodes },
  departments: demoDepartments,
  permits: demoPermits,
  people: demoPeople,
  enterprises: demoEnterprises,
}

/** Loads park, people and enterprises of the demonstration, once per database and all or nothing. */
export async function loadDemoOrganisation(database: Database, cipher: Cipher): Promise<void> {
  // One hash for all: the password is public, and fifty hashes would cost a newcomer two seconds.
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const passwordHashes = new Map(demoPeople.map(({ account }) => [account, passwordHash]))
  const parkId = v7()
  await database.inPark(parkId, async (tx) => {
    if (!(await claimDemoLoading(tx))) return
    await writePark(tx, parkId, demoFile, null, { cipher, passwordHashes })
    const { account, name } = demoAdministrator
    const id = v7()
    const identityNumberEncrypted = cipher.seal(demoIdentityNumber, 'people.identityNumber')
    const mobileEncrypted = cipher.seal(demoMobile, 'people.mobile')
    await savePeople(tx, [{ id, name, isAdministrator: true, identityNumberEncrypted, mobileEncrypted }])
    await insertCredentials(tx, [{ personId: id, account, passwordHash }])
  })
}
