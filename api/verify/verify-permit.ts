import { findPark } from '../jobs/queries.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { Permit } from '../permits/permit.ts'
import { findPermit, listPermitsOf } from '../permits/queries.ts'
import type { Database } from '../plugins/database.ts'
import { findByCode, findByNumber, type VerificationCode } from './queries.ts'

/** What anyone may learn of a permit: what it is and whether it is valid. Nothing about persons or the enterprise. */
export interface VerifiedPermit {
  readonly title: string
  readonly titleEn: string
  readonly number: string
  readonly authority: string
  readonly issuedOn: string
  readonly issuedOnText: string
  readonly park: string
  readonly isValid: boolean
  readonly state: string
}

/** The permits behind a code: one, or all of a combined document; none where the code is not known. */
export async function verifyCode(database: Database, code: string): Promise<readonly VerifiedPermit[]> {
  if (!/^[0-9a-f]{32}$/.test(code)) return []
  return await read(database, await database.outsideParks((tx) => findByCode(tx, code)))
}

export async function verifyNumber(
  database: Database,
  number: string,
  checkWord: string,
): Promise<readonly VerifiedPermit[]> {
  const word = checkWord.replaceAll(/\s/g, '').toUpperCase()
  return await read(database, await database.outsideParks((tx) => findByNumber(tx, number, word)))
}

async function read(database: Database, found: VerificationCode | null): Promise<readonly VerifiedPermit[]> {
  if (found === null) return []
  const { parkId, applicationId, permitId } = found
  return await database.inPark(parkId, async (tx) => {
    const park = await findPark(tx, parkId)
    const one = permitId === null ? null : await findPermit(tx, parkId, permitId)
    const permits = permitId === null ? await listPermitsOf(tx, parkId, applicationId) : one === null ? [] : [one]
    return permits.map((permit) => verified(permit, park))
  })
}

function verified(
  { printed, number, issuedAt, state }: Permit,
  park: { readonly name: string; readonly zone: string },
): VerifiedPermit {
  const issuedOn = dateIn(park.zone, issuedAt.getTime())
  return {
    title: printed.title,
    titleEn: printed.titleEn,
    number,
    authority: printed.authority,
    issuedOn,
    issuedOnText: chineseDate(issuedOn),
    park: park.name,
    isValid: state === 'issued',
    state,
  }
}
