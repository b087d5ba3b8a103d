/** How a server stops: others are told first, then nothing new comes in, and by a moment that is known all is over. */
export interface Drain {
  readonly isDraining: () => boolean
  /** From now on the time runs. */
  readonly begin: () => void
  /**
   * Waits for what is still under way, but leaves `reserve` milliseconds of the time to what comes after it; says whether
   * it ended. What did not is left alone: nobody waits for it any more.
   */
  readonly within: (work: Promise<unknown>, reserve: number) => Promise<boolean>
}

/** `seconds` from the beginning to the end. */
export function createDrain(seconds: number): Drain {
  let endsAt: number | null = null

  function begin(): void {
    endsAt ??= performance.now() + seconds * 1_000
  }

  return {
    isDraining: () => endsAt !== null,
    begin,
    within: async (work, reserve) => {
      begin()
      const left = Math.max(0, (endsAt ?? 0) - performance.now() - reserve)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), left)
      })
      try {
        return await Promise.race([work.then(() => true), late])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
