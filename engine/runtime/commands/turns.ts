/**
 * Whose turn it is to write. A half-empty batch costs PostgreSQL nearly as much as a full one: a lane that has little
 * waits while another writes, and goes when that one is done, when it has enough itself, or when it has waited long.
 */
export interface Turns {
  /** Resolves when the lane may write; `size` tells how many commands it holds by then. */
  readonly take: (size: () => number) => Promise<void>
  readonly giveBack: () => void
  /** Looks again whether a lane that waits has enough by now. */
  readonly look: () => void
}

interface Waiting {
  readonly size: () => number
  readonly since: number
  readonly go: () => void
}

/** `enough` commands never wait; others wait at most `patience` milliseconds. */
export function createTurns(enough: number, patience: number): Turns {
  let writing = 0
  let waiting: readonly Waiting[] = []

  function look(): void {
    for (const lane of waiting) {
      if (writing > 0 && lane.size() < enough && performance.now() - lane.since < patience) continue
      waiting = waiting.filter((each) => each !== lane)
      writing += 1
      lane.go()
    }
  }

  return {
    take: async (size) => {
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((go) => {
        waiting = [...waiting, { size, since: performance.now(), go }]
        look()
        if (waiting.length > 0) timer = setTimeout(look, patience)
      })
      clearTimeout(timer)
    },
    giveBack: () => {
      writing -= 1
      look()
    },
    look,
  }
}
