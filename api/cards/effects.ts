import type { Card } from './card.ts'
import type { CardGround, Colour } from './grounds.ts'

/** What of a card a filing is asked about. */
export interface CardInForce {
  readonly id: string
  readonly number: string
  readonly colour: Colour
  readonly ground: CardGround
  readonly partyName: string
  readonly partyCreditCode: string
  readonly projectId: string
  readonly expiresOn: string | null
}

/** Who files, and for which project. */
export interface Filing {
  readonly projectId: string | null
  readonly applicantCreditCode: string
}

export interface CardEffects {
  /** The card that lets nothing be deferred, a red one before a yellow one; `null` = none. */
  readonly deferralBarredBy: CardInForce | null
  readonly promiseBarredBy: CardInForce | null
  /** A red card asks for checks beyond the usual ones. */
  readonly needsExtraChecks: boolean
}

/**
 * What cards in force do to a filing: a yellow one lets nothing be deferred, a red one nothing be promised either. Cards
 * count for their own project, whichever party has them, and for whatever the firm itself files; elsewhere they are only
 * shown, for no owner answers for what a firm did at another's site.
 */
export function effectsOf(inForce: readonly CardInForce[], filing: Filing): CardEffects {
  const counting = inForce.filter(
    ({ projectId, partyCreditCode }) =>
      projectId === filing.projectId || partyCreditCode === filing.applicantCreditCode,
  )
  const red = counting.find(({ colour }) => colour === 'red') ?? null
  return {
    deferralBarredBy: red ?? counting[0] ?? null,
    promiseBarredBy: red,
    needsExtraChecks: red !== null,
  }
}

/** The part of a card that counts at filings. */
export function inForceOf({
  id,
  number,
  colour,
  ground,
  partyName,
  partyCreditCode,
  project,
  expiresOn,
}: Card): CardInForce {
  return {
    ...{ id, number: number ?? '', colour, ground, partyName, partyCreditCode, expiresOn },
    projectId: project.id,
  }
}
