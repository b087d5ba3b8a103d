import type { Awaited } from '../../store/messages/lease-kept-messages.ts'
import { createPoller, type Poller } from '../due/poller.ts'
import { bringAwaited, bringAwaitedStarts } from './bring-kept-messages.ts'
import { forgetOver } from './forget-over.ts'
import type { MessageParts } from './messages.ts'

/** Subscriptions whose messages are looked for at once; what is not remembered is found by the next look at all. */
const NOTICED = 500
const MOST_NOTICED = 10_000
const MINUTE = 60_000

export interface KeptMessagePollers {
  readonly pollers: readonly Poller[]
  /** An instance of this node has begun to wait for this. */
  readonly notice: (awaited: Awaited) => void
  /** A process was deployed here. */
  readonly noticeStarts: () => void
  readonly nudge: () => void
  readonly isIdle: () => boolean
}

/**
 * Brings kept messages and forgets those that are over. A node is told what its own instances come to wait for; the look
 * for what others wait for is rare, for it is at all that is kept.
 */
export function createKeptMessagePollers(
  parts: MessageParts,
  pollInterval: number,
  onError: (error: unknown) => void,
): KeptMessagePollers {
  const noticed: Awaited[] = []
  const bring = createPoller(() => bringAwaited(parts, noticed.splice(0, NOTICED)), 10 * pollInterval, onError)
  const start = createPoller(() => bringAwaitedStarts(parts), 10 * pollInterval, onError)
  const forget = createPoller(() => forgetOver(parts.client), MINUTE, onError)
  return {
    pollers: [bring, start, forget],
    notice: ({ parkId, name, correlationKey }) => {
      if (noticed.length < MOST_NOTICED) noticed.push({ parkId, name, correlationKey })
      bring.nudge()
    },
    noticeStarts: start.nudge,
    nudge: bring.nudge,
    isIdle: () => bring.isIdle() && start.isIdle(),
  }
}
