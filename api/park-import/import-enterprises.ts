import { v7 } from 'uuid'
import {
  findEnterprises,
  type KnownEnterprise,
  listEnterprisePeople,
  listEnterprises,
  registerEnterprises,
  removeEnterprisePerson,
  saveEnterprisePeople,
  saveEnterprises,
} from '../enterprises/queries.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { Tx } from '../plugins/database.ts'
import { type Change, compare } from './compare.ts'
import { idOf } from './id-of.ts'
import type { EnterpriseInFile, ParkFile } from './park-file.ts'

/**
 * Enterprises are added and changed, and registered in the park; who acts for one that the file names becomes what the
 * file says, no more and no less.
 */
export async function importEnterprises(
  tx: Tx,
  parkId: string,
  file: ParkFile,
  personIds: ReadonlyMap<string, string>,
  cipher: Cipher,
): Promise<readonly Change[]> {
  const known = await findEnterprises(
    tx,
    file.enterprises.map(({ creditCode }) => creditCode),
  )
  const before = new Map(known.map((enterprise) => [enterprise.creditCode, opened(enterprise, cipher)]))
  const ids = new Map(file.enterprises.map(({ creditCode }) => [creditCode, before.get(creditCode)?.id ?? v7()]))
  const wanted = file.enterprises.map((each) => wantedEnterprise(each, idOf(ids, each.creditCode), before))
  const enterprises = compare('enterprise', wanted, [...before.values()], ({ creditCode }) => creditCode)
  await saveEnterprises(
    tx,
    enterprises.toSave.map(({ representativeId, ...row }) => ({
      ...row,
      representativeIdEncrypted:
        representativeId === null ? null : cipher.seal(representativeId, 'enterprises.representativeId'),
    })),
  )
  const registered = await listEnterprises(tx, parkId, null)
  const registrations = compare(
    'registration',
    file.enterprises.map(({ creditCode }) => ({ creditCode })),
    registered.map(({ creditCode }) => ({ creditCode })),
    ({ creditCode }) => creditCode,
  )
  await registerEnterprises(
    tx,
    parkId,
    registrations.toSave.map(({ creditCode }) => idOf(ids, creditCode)),
  )
  const actors = await importActors(tx, file, ids, personIds)
  const staying = registrations.changes.filter(({ change }) => change !== 'removed')
  return [...enterprises.changes, ...staying, ...actors]
}

async function importActors(
  tx: Tx,
  file: ParkFile,
  ids: ReadonlyMap<string, string>,
  personIds: ReadonlyMap<string, string>,
): Promise<readonly Change[]> {
  const found = await listEnterprisePeople(tx, [...ids.values()])
  const wanted = file.enterprises.flatMap(({ creditCode, people }) =>
    people.map(({ account, relation }) => ({
      enterpriseId: idOf(ids, creditCode),
      personId: idOf(personIds, account),
      creditCode,
      account,
      relation,
    })),
  )
  const actors = compare('actor', wanted, found, ({ creditCode, account }) => `${creditCode} ${account}`)
  await saveEnterprisePeople(tx, actors.toSave)
  for (const actor of actors.toRemove) await removeEnterprisePerson(tx, actor)
  return actors.changes
}

type OpenedEnterprise = Omit<EnterpriseInFile, 'people'> & { readonly id: string }

function opened({ representativeIdEncrypted, ...enterprise }: KnownEnterprise, cipher: Cipher): OpenedEnterprise {
  const sealed = representativeIdEncrypted
  return { ...enterprise, representativeId: sealed && cipher.open(sealed, 'enterprises.representativeId') }
}

/** What the file leaves out stays as it is. */
function wantedEnterprise(
  { people: _, ...enterprise }: EnterpriseInFile,
  id: string,
  before: ReadonlyMap<string, OpenedEnterprise>,
): OpenedEnterprise {
  const representativeId = enterprise.representativeId ?? before.get(enterprise.creditCode)?.representativeId ?? null
  return { ...enterprise, id, representativeId }
}
