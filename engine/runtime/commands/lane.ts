import { setImmediate as turn } from 'node:timers/promises'
import type { PendingCommand } from './pending-command.ts'

/**
 * One writer: while it writes a batch, what arrives gathers for the next. Where there is more than a batch holds, those
 * who wait for an answer go first; a quarter of the batch is kept for the rest, so that neither starves the other.
 */
export interface Lane {
  readonly push: (pending: PendingCommand) => void
  readonly size: () => number
  /** Resolves when nothing is under way. */
  readonly whenIdle: () => Promise<void>
}

export function createLane(process: (batch: readonly PendingCommand[]) => Promise<void>, batchLimit: number): Lane {
  const kept = Math.ceil(batchLimit / 4)
  let prompt: PendingCommand[] = []
  let background: PendingCommand[] = []
  let inBatch = 0
  let running: Promise<void> | null = null

  const waiting = () => prompt.length + background.length

  function nextBatch(): readonly PendingCommand[] {
    const first = prompt.slice(0, batchLimit - Math.min(kept, background.length))
    const rest = background.slice(0, batchLimit - first.length)
    prompt = prompt.slice(first.length)
    background = background.slice(rest.length)
    return [...first, ...rest]
  }

  async function drain(): Promise<void> {
    // Whatever is sent in the same turn as the first command goes with it.
    await null
    while (waiting() > 0) {
      const batch = nextBatch()
      inBatch = batch.length
      await process(batch)
      inBatch = 0
      // Those who were answered now may send what comes next; it goes in one batch, not in the one after.
      if (batch.length > 1) await turn()
    }
    running = null
  }

  return {
    push: (pending) => {
      const queue = pending.urgency === 'prompt' ? prompt : background
      queue.push(pending)
      running ??= drain()
    },
    size: () => waiting() + inBatch,
    whenIdle: async () => {
      while (running !== null) await running
    },
  }
}
