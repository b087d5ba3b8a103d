import { randomBytes } from 'node:crypto'
import { loadDemoOrganisation } from '../../../api/demo-data/load-demo-organisation.ts'
import { demoPark } from '../../../api/demo-data/park.ts'
import { settleKey } from '../../../api/installation/settle-key.ts'
import { findParkAccess } from '../../../api/parks/find-park-access.ts'
import { type Cipher, createCipher } from '../../../api/personal-data/cipher.ts'
import type { ParkAccess } from '../../../api/plugins/access.ts'
import type { Database } from '../../../api/plugins/database.ts'

/** Loads the demonstration's park and people into an empty database. */
export async function loadDemoPark(
  database: Database,
): Promise<{ readonly park: ParkAccess['park']; readonly cipher: Cipher }> {
  const cipher = createCipher(randomBytes(32))
  await settleKey(database, cipher, 'none')
  await loadDemoOrganisation(database, cipher)
  const nobody = { personId: '00000000-0000-7000-8000-000000000000', name: '', account: '', sessionId: '' }
  const access = await findParkAccess(database, demoPark.slug, { ...nobody, isAdministrator: true })
  if (access === null) throw new Error('Expected the demonstration park, but it was not loaded.')
  return { park: access.park, cipher }
}
