import { setTimeout as pause } from 'node:timers/promises'

export interface IdleParts {
  /** Whether this node has a command or a job under way. */
  readonly isBusy: () => boolean
  readonly nudge: () => void
  /** Whether the database holds anything that would be done now. */
  readonly isWorkLeft: () => Promise<boolean>
}

const PAUSE = 10

/** Resolves when nothing is under way here and nothing is left in the database. */
export async function untilIdle(parts: IdleParts): Promise<void> {
  // Looked at twice: what was under way at the first look may have left work behind.
  while (parts.isBusy() || (await parts.isWorkLeft()) || parts.isBusy()) {
    parts.nudge()
    await pause(PAUSE)
  }
}
