/** How virtual time runs beside real time. */
export interface Pace {
  /** Virtual seconds for each real one: 1 in production, 0 = it stands still. */
  readonly speed: number
  /** Milliseconds that it is ahead of real time; below zero it is behind. */
  readonly ahead: number
}

/** Virtual now of the database, carried on by this process's monotonic clock between two answers (`siji_now()`). */
export interface DatabaseClock {
  /** Milliseconds since 1970; never goes backwards by less than a deliberate change of the database's clock. */
  readonly now: () => number
  /** As it was when last asked for. */
  readonly pace: () => Pace
  /** Whether the database has been asked yet. */
  readonly isSet: () => boolean
  /** Takes in what a statement answered as `siji_now()`, and at which pace that runs where it answered this too. */
  readonly observe: (databaseNow: number, pace?: Pace) => void
}

// An answer is always a little old when it arrives, so a smaller reading is only believed when it is much smaller.
const BELIEVABLE_LAG = 1_000

export function createDatabaseClock(): DatabaseClock {
  let last: { readonly at: number; readonly read: number } | null = null
  let pace: Pace = { speed: 1, ahead: 0 }
  const now = () => {
    if (last === null) throw new Error('Expected the database to be asked before its clock is read.')
    return last.at + (performance.now() - last.read) * pace.speed
  }
  return {
    now: () => Math.floor(now()),
    pace: () => pace,
    isSet: () => last !== null,
    observe: (databaseNow, observed = pace) => {
      const before = last === null ? Number.NEGATIVE_INFINITY : now()
      const isOld = databaseNow <= before && before - databaseNow <= BELIEVABLE_LAG * Math.max(1, pace.speed)
      last = { at: isOld ? before : databaseNow, read: performance.now() }
      pace = observed
    },
  }
}
