import type { FastifyInstance } from 'fastify'

export interface Repeated {
  /** Milliseconds between two beginnings; one that is not through yet is not begun again. */
  readonly interval: number
  readonly work: () => Promise<unknown>
  /** What is logged when it fails; it comes again. */
  readonly complaint: string
}

/** Does something when the application is ready and from then on again and again; closing it waits for the last. */
export function repeat(app: FastifyInstance, { interval, work, complaint }: Repeated): void {
  let running: Promise<unknown> | null = null
  const begin = () => {
    running ??= work()
      .catch((error: unknown) => app.log.warn({ err: error }, complaint))
      .finally(() => {
        running = null
      })
  }
  let timer: NodeJS.Timeout | undefined
  app.addHook('onReady', async () => {
    begin()
    timer = setInterval(begin, interval)
    timer.unref()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await running
  })
}
