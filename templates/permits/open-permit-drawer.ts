import { Worker } from 'node:worker_threads'
import type { Drawable } from '../draw-document.ts'
import type { DrawingAnswer, DrawingOrder } from './drawing-worker.ts'
import { UnprintablePermit } from './unprintable-permit.ts'

export interface PermitDrawer {
  /** As `drawDocument`, without holding up the thread that asks. */
  draw(input: Drawable): Promise<Uint8Array>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/**
 * Draws on a thread of its own, started with the first drawing: a document takes 200 ms, too long for a server that
 * answers others meanwhile. `entry` is the built `drawing-worker.ts`. A thread that breaks down fails what it had in
 * hand, and the next drawing starts another.
 */
export function openPermitDrawer(entry: URL): PermitDrawer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastKey = 0

  const failAll = (ended: Worker, error: Error) => {
    if (worker !== ended) return
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(entry)
    // A thread that waits for work must not keep the process alive.
    started.unref()
    started.on('message', (answer: DrawingAnswer) => {
      const waiter = waiting.get(answer.key)
      waiting.delete(answer.key)
      if (waiting.size === 0) started.unref()
      if (waiter) settle(waiter, answer)
    })
    started.on('error', (error) =>
      failAll(started, new Error('Expected the drawing thread to live, but it failed.', { cause: error })),
    )
    started.on('exit', () => failAll(started, new Error('Expected the drawing thread to live, but it ended.')))
    return started
  }

  return {
    draw(input) {
      worker ??= start()
      lastKey += 1
      const order: DrawingOrder = { key: lastKey, input }
      const drawn = new Promise<Uint8Array>((resolve, reject) => waiting.set(order.key, { resolve, reject }))
      worker.ref()
      worker.postMessage(order)
      return drawn
    },
    async close() {
      await worker?.terminate()
    },
  }
}

function settle(waiter: Waiting, answer: DrawingAnswer): void {
  switch (answer.outcome) {
    case 'drawn':
      waiter.resolve(answer.bytes)
      return
    case 'unprintable':
      waiter.reject(new UnprintablePermit(answer.code, answer.message, answer.messageZh))
      return
    case 'failed':
      waiter.reject(new Error(answer.message))
      return
  }
}
