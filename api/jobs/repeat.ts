import type { FastifyInstance } from 'fastify'

export interface Repeated {
  /** Milliseconds between two beginnings; one that is not through yet is not begun again. */
  readonly interval: number
  readonly work: () => Promise<unknown>
  /** What is logged when it fails; it comes again. */
  readonly complaint: string
}

/**
 * Does something when the application is ready and from then on again and again; closing it waits for the last. What it
 * gives does it at once, or once more after the present time.
 */
export function repeat(app: FastifyInstance, { interval, work, complaint }: Repeated): () => void {
  let running: Promise<unknown> | null = null
  let [isOpen, isNudged] = [false, false]
  const begin = () => {
    running ??= work()
      .catch((error: unknown) => app.log.warn({ err: error }, complaint))
      .finally(() => {
        running = null
        if (isNudged) nudge()
      })
  }
  const nudge = () => {
    isNudged = running !== null
    if (isOpen && !isNudged) begin()
  }
  let timer: NodeJS.Timeout | undefined
  app.addHook('onReady', async () => {
    isOpen = true
    begin()
    timer = setInterval(begin, interval)
    timer.unref()
  })
  app.addHook('onClose', async () => {
    isOpen = false
    clearInterval(timer)
    await running
  })
  return nudge
}
