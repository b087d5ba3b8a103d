/** Virtual now of the database, carried on by this process's monotonic clock between two answers (`siji_now()`). */
export interface DatabaseClock {
  /** Milliseconds since 1970; never goes backwards by less than a deliberate change of the database's clock. */
  readonly now: () => number
  /** Whether the database has been asked yet. */
  readonly isSet: () => boolean
  /** Takes in what a statement answered as `siji_now()`. */
  readonly observe: (databaseNow: number) => void
}

// An answer is always a little old when it arrives, so a smaller reading is only believed when it is much smaller.
const BELIEVABLE_LAG = 1_000

export function createDatabaseClock(): DatabaseClock {
  let offset = Number.NEGATIVE_INFINITY
  return {
    now: () => {
      if (offset === Number.NEGATIVE_INFINITY)
        throw new Error('Expected the database to be asked before its clock is read.')
      return Math.floor(performance.now() + offset)
    },
    isSet: () => offset !== Number.NEGATIVE_INFINITY,
    observe: (databaseNow) => {
      const observed = databaseNow - performance.now()
      if (observed > offset || offset - observed > BELIEVABLE_LAG) offset = observed
    },
  }
}
