export interface Poller {
  /** Resolves when the first turn has ended, however many follow it at once. */
  readonly start: () => Promise<void>
  /** Has a turn at once, or right after the present one. */
  readonly nudge: () => void
  readonly isIdle: () => boolean
  /** Resolves when the turn that is under way has ended; none begins after that. */
  readonly stop: () => Promise<void>
}

/** Takes a turn every `interval` milliseconds (asked each time where it changes) and again at once while a turn says that there is more. */
export function createPoller(
  turn: () => Promise<boolean>,
  interval: number | (() => number),
  onError: (error: unknown) => void,
): Poller {
  let started = false
  let nudged = false
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let tellFirst = () => {}

  async function run(): Promise<void> {
    let more = true
    while (started && (more || nudged)) {
      nudged = false
      try {
        more = await turn()
      } catch (error) {
        onError(error)
        more = false
      }
      tellFirst()
    }
    running = null
    if (started) timer = setTimeout(wake, typeof interval === 'number' ? interval : interval())
  }

  function wake(): void {
    if (!started) return
    clearTimeout(timer)
    if (running === null) running = run()
    else nudged = true
  }

  return {
    start: async () => {
      const first = new Promise<void>((resolve) => {
        tellFirst = resolve
      })
      started = true
      wake()
      await first
    },
    nudge: wake,
    isIdle: () => running === null,
    stop: async () => {
      started = false
      clearTimeout(timer)
      await running
    },
  }
}
