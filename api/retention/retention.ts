/** How long what has ended stays; set by somebody, for a reason. */
export interface RetentionPolicy {
  readonly keepDays: number
  /** Whether it is carried out each day by itself. */
  readonly isDaily: boolean
  readonly reason: string
  readonly setBy: string
}

/** One time that something was dropped. */
export interface RetentionRun {
  readonly id: string
  readonly endedBefore: Date
  readonly reason: string
  readonly orderedBy: string
  readonly dropped: number
  readonly entries: number
  readonly finishedAt: Date | null
}

/** What a run would find. */
export interface ForeseenRetention {
  /** Ended before the day, and their whole family with them. */
  readonly ended: number
  /** Of these: kept because an application is behind them, whose record they are. */
  readonly ofApplications: number
  /** Kept because they are in no export, or have changed since. */
  readonly notExported: number
  /** What would be dropped. */
  readonly instances: number
  readonly entries: number
}

/** Days that no policy may go below, and those of a park in which nobody has said anything. */
export const LEAST_DAYS = 1_825
export const DEFAULT_DAYS = 3_650
