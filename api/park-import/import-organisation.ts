import { listDepartments, saveDepartments } from '../departments/queries.ts'
import {
  listAreaCodes,
  listParkPermits,
  type ParkName,
  removeAreaCode,
  saveAreaCodes,
  savePark,
  saveParkPermits,
} from '../parks/queries.ts'
import type { Tx } from '../plugins/database.ts'
import { type Change, compare } from './compare.ts'
import type { ParkFile } from './park-file.ts'

/**
 * The park itself, its area codes, departments and who issues what. Departments and permits that the file does not name
 * stay: tasks, permits and numbers hang on them.
 */
export async function importOrganisation(
  tx: Tx,
  parkId: string,
  file: ParkFile,
  before: ParkName | null,
): Promise<readonly Change[]> {
  const { areaCodes: wantedCodes, ...name } = file.park
  const park = compare('park', [{ id: parkId, ...name }], before === null ? [] : [before], ({ slug }) => slug)
  for (const row of park.toSave) await savePark(tx, row)

  const found = await listAreaCodes(tx, parkId)
  const areaCodes = compare('areaCode', wantedCodes.map(asRow), found.map(asRow), ({ areaCode }) => areaCode)
  await saveAreaCodes(
    tx,
    parkId,
    areaCodes.toSave.map(({ areaCode }) => areaCode),
  )
  for (const { areaCode } of areaCodes.toRemove) await removeAreaCode(tx, parkId, areaCode)

  const departments = compare('department', file.departments, await listDepartments(tx, parkId), ({ code }) => code)
  await saveDepartments(tx, parkId, departments.toSave)

  const permits = compare('permit', file.permits, await listParkPermits(tx, parkId), ({ permitType }) => permitType)
  await saveParkPermits(tx, parkId, permits.toSave)

  const staying = [...departments.changes, ...permits.changes].filter(({ change }) => change !== 'removed')
  return [...park.changes, ...areaCodes.changes, ...staying]
}

function asRow(areaCode: string): { readonly areaCode: string } {
  return { areaCode }
}
