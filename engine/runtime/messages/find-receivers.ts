import { startsFor } from '../../model/starts-for.ts'
import { findSignalSubscribers } from '../../store/messages/find-signal-subscribers.ts'
import { findSubscriber } from '../../store/messages/find-subscriber.ts'
import { newestDefinitions } from '../definitions/newest-definitions.ts'
import type { MessageParts } from './messages.ts'

/** A signal or message that somebody thinks of sending. */
export interface Announced {
  readonly parkId: string
  readonly kind: 'signal' | 'message'
  readonly name: string
  readonly correlationKey: string | null
}

/** Who would have it now. */
export interface Receivers {
  /** At most a hundred of them, the oldest first. */
  readonly instances: readonly string[]
  readonly total: number
  /** Ids of the processes that it would start. */
  readonly starts: readonly string[]
}

const MOST = 100

/** To whom this would come if it were sent now; nothing is sent. A message comes to one, a signal to all. */
export async function findReceivers(parts: MessageParts, announced: Announced): Promise<Receivers> {
  const { parkId, kind, name, correlationKey } = announced
  const starting = (await newestDefinitions(parts, parkId)).filter(
    (definition) => startsFor(definition, kind, name).length > 0,
  )
  const starts = starting.map(({ id }) => id)
  if (kind === 'signal') {
    const { ids, left } = await parts.client.run((sql) => findSignalSubscribers(sql, parkId, name, null, MOST))
    return { instances: ids, total: left, starts }
  }
  const subscriber = await parts.client.run((sql) => findSubscriber(sql, parkId, name, correlationKey))
  if (subscriber !== null) return { instances: [subscriber], total: 1, starts: [] }
  return { instances: [], total: 0, starts: starts.slice(0, 1) }
}
