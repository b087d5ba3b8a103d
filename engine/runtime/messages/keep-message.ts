import { addDuration } from '../../model/duration.ts'
import { findKeptMessage, insertKeptMessage } from '../../store/messages/kept-messages.ts'
import { findMessageTarget } from '../../store/messages/published-messages.ts'
import { refuse } from '../commands/refusals.ts'
import type { KeptAnswer, PublishedMessage } from '../engine.ts'
import { bringAwaited, deliverKept, LEASE } from './bring-kept-messages.ts'
import { type MessageParts, publishMessage } from './messages.ts'

const YEAR = 366 * 86_400_000

/**
 * Keeps a message and then brings what is kept of its name and key, itself last: so it is durable before anything is
 * done with it, and overtakes none. What has been brought, or was on its way before, is answered as a repetition.
 */
export async function publishOrKeep(
  parts: MessageParts,
  message: PublishedMessage,
  timeToLive: string,
  now: number,
  zone: string,
): Promise<KeptAnswer> {
  const expiresAt = addDuration(now, timeToLive, zone)
  if (expiresAt === null || expiresAt <= now || expiresAt > now + YEAR) {
    return { accepted: false, rejection: refuse('invalid-time-to-live', timeToLive) }
  }
  const { parkId, id } = message
  const keptUntil = await parts.client.run((sql) => findKeptMessage(sql, parkId, id))
  if (keptUntil !== null) return { accepted: true, keptUntil, repeated: true }
  const before = await parts.client.run((sql) => findMessageTarget(sql, parkId, id))
  if (before !== null) return await publishMessage(parts, message)
  const keeping = await parts.client.run((sql) => insertKeptMessage(sql, message, expiresAt, LEASE))
  const isNew = keeping !== 'known'
  if (keeping !== 'taken' || (await deliverKept(parts, message))) while (await bringAwaited(parts, [message])) {}
  const isKept = (await parts.client.run((sql) => findKeptMessage(sql, parkId, id))) !== null
  if (isKept) return { accepted: true, keptUntil: expiresAt, repeated: !isNew }
  const answer = await publishMessage(parts, message)
  return answer.accepted && isNew ? { ...answer, repeated: false } : answer
}
