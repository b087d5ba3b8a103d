import { findApplication } from '../applications/queries.ts'
import { findPark } from '../jobs/queries.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { PermitState } from '../permits/lifecycle.ts'
import { listPermitMoves } from '../permits/moves/queries.ts'
import type { Permit } from '../permits/permit.ts'
import { findCombined, findPermit, listPermitsOf } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { type PublicFact, publicFacts } from './public-facts.ts'
import { findByCode, findByNumber, type VerificationCode } from './queries.ts'

/** What anyone may learn of a permit that they have in hand: what it says and whether it is valid. Nothing about persons. */
export interface VerifiedPermit {
  readonly title: string
  readonly titleEn: string
  readonly number: string
  readonly authority: string
  readonly issuedOn: string
  readonly issuedOnText: string
  readonly park: string
  readonly isValid: boolean
  readonly state: PermitState
  /** Since when it is as it is, where it was suspended, restored or revoked. */
  readonly stateSince: Date | null
  /** What it says besides. */
  readonly facts: readonly PublicFact[]
  /** SHA-256 of the PDF that was delivered, in hexadecimal; `null` where it is not drawn yet. */
  readonly documentHash: string | null
}

type Parts = Pick<AppParts, 'database' | 'catalogue'>

/** The permits behind a code: one, or all of a combined document; none where the code is not known. */
export async function verifyCode(app: Parts, code: string): Promise<readonly VerifiedPermit[]> {
  if (!/^[0-9a-f]{32}$/.test(code)) return []
  return await read(app, await app.database.outsideParks((tx) => findByCode(tx, code)))
}

export async function verifyNumber(app: Parts, number: string, checkWord: string): Promise<readonly VerifiedPermit[]> {
  const word = checkWord.replaceAll(/\s/g, '').toUpperCase()
  return await read(app, await app.database.outsideParks((tx) => findByNumber(tx, number, word)))
}

async function read(app: Parts, found: VerificationCode | null): Promise<readonly VerifiedPermit[]> {
  if (found === null) return []
  const { parkId, applicationId, permitId } = found
  return await app.database.inPark(parkId, async (tx) => {
    const park = await findPark(tx, parkId)
    const one = permitId === null ? null : await findPermit(tx, parkId, permitId)
    const permits = permitId === null ? await listPermitsOf(tx, parkId, applicationId) : one === null ? [] : [one]
    const application = await findApplication(tx, parkId, applicationId)
    if (application === null) throw new Error(`Expected application ${applicationId} of a permit, but found none.`)
    const process = await app.catalogue.byHash(parkId, application.definitionHash)
    const documentHash = (await findCombined(tx, parkId, applicationId))?.sha256 ?? null
    const moves = await listPermitMoves(
      tx,
      parkId,
      permits.map(({ id }) => id),
    )
    return permits.map((permit) => ({
      ...verified(permit, park),
      stateSince: moves.filter(({ permitId }) => permitId === permit.id).at(-1)?.movedAt ?? null,
      facts: publicFacts(process, permit),
      documentHash,
    }))
  })
}

function verified(
  { printed, number, issuedAt, state }: Permit,
  park: { readonly name: string; readonly zone: string },
): Omit<VerifiedPermit, 'facts' | 'documentHash' | 'stateSince'> {
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
