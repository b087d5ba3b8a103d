import { syncBuiltinESMExports } from 'node:module'
import timersPromises from 'node:timers/promises'
import { vi } from 'vitest'

const nextTurn = setImmediate
const realPause = timersPromises.setTimeout

/** Puts a clock of ours in place of the machine's, for everything that runs in this test; gives what undoes it. */
export function beginVirtualTime(now: number): () => void {
  vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  // Vitest leaves the pauses of this module to the machine.
  replacePause(async (milliseconds) => await new Promise<void>((resolve) => setTimeout(resolve, milliseconds)))
  return () => {
    replacePause(realPause)
    vi.useRealTimers()
  }
}

function replacePause(pause: (milliseconds: number) => Promise<unknown>): void {
  Object.assign(timersPromises, { setTimeout: pause })
  syncBuiltinESMExports()
}

/** Lets time go from one timer to the next until `whenOver` has settled: as fast as the machine is. */
export async function untilOver<T>(whenOver: Promise<T>): Promise<T> {
  let over = false
  const end = () => {
    over = true
  }
  whenOver.then(end, end)
  for (;;) {
    // Everything that needs no time is done first.
    await new Promise<void>((resolve) => nextTurn(resolve))
    if (over) return await whenOver
    if (vi.getTimerCount() === 0) throw new Error('Expected an end, but everybody waits and no timer is left.')
    vi.advanceTimersToNextTimer()
  }
}
