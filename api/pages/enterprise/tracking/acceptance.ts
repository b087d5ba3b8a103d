import type { Tracking } from './read-tracking.ts'

/** From when an application counts as accepted. */
export interface Acceptance {
  readonly at: Date
  /** By law, from receipt: nobody had said in time what was missing (行政许可法 art. 32 I 4). */
  readonly isDeemed: boolean
}

/** `null` before acceptance. The clock of the application begins with it, dated back where the law does so. */
export function acceptanceOf({ reached, clock }: Pick<Tracking, 'reached' | 'clock'>): Acceptance | null {
  const accepted = reached.find(({ state }) => state === 'inReview')
  if (accepted === undefined) return null
  const startedAt = clock?.ledger.startedAt ?? accepted.at.getTime()
  const isDeemed = startedAt < accepted.at.getTime()
  return { at: isDeemed ? new Date(startedAt) : accepted.at, isDeemed }
}
