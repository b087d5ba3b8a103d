import { findAwaited, listKeptNames } from '../../store/messages/find-awaited.ts'
import { findSubscriber } from '../../store/messages/find-subscriber.ts'
import { type KeptMessage, removeKeptMessage } from '../../store/messages/kept-messages.ts'
import { type Awaited, leaseKeptMessages, postponeKeptMessage } from '../../store/messages/lease-kept-messages.ts'
import { findMessageTarget, forgetMessageTarget } from '../../store/messages/published-messages.ts'
import { findStart, type MessageParts, publishMessage } from './messages.ts'

const LIMIT = 100

/**
 * Seconds: messages whose node died are brought that much later. Longer than a command waits for its answer, so that
 * nobody looks for another receiver while the first may still take the message.
 */
export const LEASE = 30

/** Seconds until a message is tried again that somebody waits for and cannot take now, as when it is suspended. */
const PAUSE = 1

/** Nobody waits for it any more, or not yet. */
const UNWANTED: ReadonlySet<string> = new Set(['no-subscriber', 'message-overtaken'])

/**
 * Brings kept messages to whom they are for; says whether there may be more. `noticed` is what came to be awaited lately;
 * where it is empty, everything that is kept is looked at. A crash loses nothing and brings nothing twice: where a
 * message goes is settled before it is sent, and it is kept until it has arrived.
 */
export async function bringAwaited(parts: MessageParts, noticed: readonly Awaited[]): Promise<boolean> {
  const awaited = noticed.length > 0 ? noticed : await parts.client.run((sql) => findAwaited(sql, LIMIT, LEASE))
  return await bring(parts, awaited)
}

/** The same for messages that start a process. */
export async function bringAwaitedStarts(parts: MessageParts): Promise<boolean> {
  const names = await parts.client.run((sql) => listKeptNames(sql))
  const awaited: Awaited[] = []
  for (const each of names) if ((await findStart(parts, each.parkId, each.name)) !== null) awaited.push(each)
  return await bring(parts, awaited)
}

async function bring(parts: MessageParts, awaited: readonly Awaited[]): Promise<boolean> {
  if (awaited.length === 0) return false
  const messages = await parts.client.run((sql) => leaseKeptMessages(sql, awaited, LIMIT, LEASE))
  let more = false
  for (const message of messages) more = (await deliverKept(parts, message)) || more
  return more
}

/** Brings a message that this node has on lease; says whether another look may bring something. */
export async function deliverKept(parts: MessageParts, message: KeptMessage): Promise<boolean> {
  const { parkId, id, name, correlationKey } = message
  const answer = await publishMessage(parts, message, { attempts: 1, isLeased: true })
  if (answer.accepted) {
    await parts.client.run((sql) => removeKeptMessage(sql, message))
    return true
  }
  if (UNWANTED.has(answer.rejection.code)) {
    await parts.client.run((sql) => postponeKeptMessage(sql, message, 0))
    // Who began to wait while the message was on lease has been told of none.
    return (await parts.client.run((sql) => findSubscriber(sql, parkId, name, correlationKey))) !== null
  }
  const target = await parts.client.run((sql) => findMessageTarget(sql, parkId, id))
  // Whoever can take it before that one can shall have it.
  if (target !== null) await parts.client.run((sql) => forgetMessageTarget(sql, parkId, id, target.instanceId))
  await parts.client.run((sql) => postponeKeptMessage(sql, message, PAUSE))
  return false
}
