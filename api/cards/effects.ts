import type { Card } from './card.ts'

/** Who files, and for which project: by its code, for a draft has no other name for it. */
export interface Filing {
  readonly projectCode: string | null
  readonly applicantCreditCode: string
}

/** What of a card a filing is asked about. */
type Carded = Pick<Card, 'colour' | 'partyCreditCode'> & { readonly project: Pick<Card['project'], 'code'> }

export interface CardEffects<OneCard> {
  /** The card that lets nothing be deferred, a red one before a yellow one; `null` = none. */
  readonly deferralBarredBy: OneCard | null
  readonly promiseBarredBy: OneCard | null
  /** A red card asks for checks beyond the usual ones. */
  readonly needsExtraChecks: boolean
}

/**
 * What cards in force do to a filing: a yellow one lets nothing be deferred, a red one nothing be promised either. Cards
 * count for their own project, whichever party has them, and for whatever the firm itself files; elsewhere they are only
 * shown, for no owner answers for what a firm did at another's site.
 */
export function effectsOf<OneCard extends Carded>(inForce: readonly OneCard[], filing: Filing): CardEffects<OneCard> {
  const counting = inForce.filter(
    ({ project, partyCreditCode }) =>
      project.code === filing.projectCode || partyCreditCode === filing.applicantCreditCode,
  )
  const red = counting.find(({ colour }) => colour === 'red') ?? null
  return {
    deferralBarredBy: red ?? counting[0] ?? null,
    promiseBarredBy: red,
    needsExtraChecks: red !== null,
  }
}
