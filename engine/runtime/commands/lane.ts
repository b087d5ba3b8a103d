import type { PendingCommand } from './pending-command.ts'
import type { Turns } from './turns.ts'

/** One writer: while it writes a batch, what arrives gathers for the next. */
export interface Lane {
  readonly push: (pending: PendingCommand) => void
  readonly size: () => number
  /** Resolves when nothing is under way. */
  readonly whenIdle: () => Promise<void>
}

export function createLane(
  process: (batch: readonly PendingCommand[]) => Promise<void>,
  batchLimit: number,
  turns: Turns,
): Lane {
  let queue: PendingCommand[] = []
  let inBatch = 0
  let running: Promise<void> | null = null

  async function drain(): Promise<void> {
    // Whatever is sent in the same turn as the first command goes with it.
    await null
    while (queue.length > 0) {
      await turns.take(() => queue.length)
      const batch = queue.slice(0, batchLimit)
      queue = queue.slice(batchLimit)
      inBatch = batch.length
      await process(batch)
      inBatch = 0
      turns.giveBack()
    }
    running = null
  }

  return {
    push: (pending) => {
      queue.push(pending)
      running ??= drain()
      turns.look()
    },
    size: () => queue.length + inBatch,
    whenIdle: async () => {
      while (running !== null) await running
    },
  }
}
