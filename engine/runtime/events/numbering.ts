import type { DatabaseClient } from '../../store/connection/client.ts'
import { isUnnumbered, numberEvents } from '../../store/events/number-events.ts'
import { forgetOldNumbers } from '../../store/events/read-events.ts'
import { createPoller, type Poller } from '../due/poller.ts'

/** Milliseconds that what was written waits for more to be numbered with it: one more flush for many batches. */
const GATHER = 50

/** How long numbers can be read, in days. */
const DAYS = 30
const HOUR = 3_600_000

export interface Numbering {
  readonly pollers: readonly Poller[]
  /** Something was written here. */
  readonly notice: () => void
  /** Calls whenever this node has given numbers; gives what ends that. */
  readonly watch: (listener: () => void) => () => void
  readonly stop: () => void
}

/** Gives every journal row its number in its park soon after it is written, by whichever node comes to it. */
export function createNumbering(
  client: DatabaseClient,
  pollInterval: number,
  onError: (error: unknown) => void,
): Numbering {
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined

  async function number(): Promise<boolean> {
    if (!(await client.run(isUnnumbered))) return false
    if (!(await client.run(numberEvents))) return false
    for (const listener of listeners) listener()
    return false
  }

  async function forget(): Promise<boolean> {
    await client.run((sql) => forgetOldNumbers(sql, DAYS))
    return false
  }

  const poller = createPoller(number, pollInterval, onError)
  return {
    pollers: [poller, createPoller(forget, HOUR, onError)],
    notice: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        poller.nudge()
      }, GATHER)
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => clearTimeout(timer),
  }
}
