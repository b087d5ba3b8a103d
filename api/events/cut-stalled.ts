import type { ServerResponse } from 'node:http'

/**
 * Cuts off a reader that takes nothing of what lies ready for it, at two looks in a row, `stall` milliseconds apart. A
 * stream that has nothing to tell is not stalled.
 */
export function cutStalled(response: ServerResponse, stall: number): void {
  let before: number | null = null
  const timer = setInterval(() => {
    const { socket } = response
    const waiting = socket !== null && socket.writableLength > 0 ? socket.bytesWritten : null
    if (waiting !== null && waiting === before) response.destroy()
    before = waiting
  }, stall)
  timer.unref()
  response.once('close', () => clearInterval(timer))
}
