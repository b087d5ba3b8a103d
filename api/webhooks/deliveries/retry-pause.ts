const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Pauses after the first, second … failure, in milliseconds; ten tries in some sixteen hours. */
export const retryPauses: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
]

/**
 * Milliseconds until the next try after `tries` earlier failures and one more; `null` = that was the last. `chance` from
 * 0 to 1 spreads it by a half, so that a receiver that comes back is not met by all at once.
 */
export function pauseAfter(tries: number, chance: number, pauses: readonly number[] = retryPauses): number | null {
  const pause = pauses[tries]
  return pause === undefined ? null : Math.round(pause * (0.5 + chance))
}
