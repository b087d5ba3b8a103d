import type { Logger } from 'pino'
import { leaseThrownMessages, type ThrownMessage } from '../../store/messages/lease-thrown-messages.ts'
import { postponeThrownMessages } from '../../store/messages/postpone-thrown-messages.ts'
import { removeThrownMessage } from '../../store/messages/remove-thrown-message.ts'
import { deterministicId } from '../deterministic-id.ts'
import { byInstance } from '../verification/by-instance.ts'
import { broadcastSignal } from './broadcast-signal.ts'
import { deliverCommand } from './deliver-command.ts'
import { type MessageParts, publishMessage } from './messages.ts'

export interface ThrownMessageParts extends MessageParts {
  readonly log: Logger
}

const INSTANCES = 20

/** More than there can be messages on their way to the same place at once. */
const ATTEMPTS = 200

/** Seconds: messages whose node died are brought that much later. */
const LEASE = 10

/** Seconds until what could not arrive is brought again. */
const PAUSE = 1

/**
 * Brings what throw events put out to whom it is for (BPMN 2.0.2 §13.5.1), as `siji run` does; says whether there may be
 * more. A crash loses nothing and brings nothing twice:
 * - before the step is written there is no message; with the step, its row is there;
 * - while a node has it on lease, another takes it when the lease ends;
 * - once it is settled where it goes, a repetition goes the same way, under the same command id and, where it starts an
 *   instance, to the same instance id;
 * - once it has arrived, a repetition finds its command in the journal, and only the row is left to remove.
 */
export async function deliverThrownMessages(parts: ThrownMessageParts): Promise<boolean> {
  const messages = await parts.client.run((sql) => leaseThrownMessages(sql, INSTANCES, LEASE))
  await Promise.all([...byInstance(messages).values()].map((ofOne) => deliverInOrder(parts, ofOne)))
  return messages.length > 0
}

async function deliverInOrder(parts: ThrownMessageParts, messages: readonly ThrownMessage[]): Promise<void> {
  for (const [place, message] of messages.entries()) {
    if (await deliver(parts, message)) continue
    // What was thrown later does not overtake it. Whoever it is for may be resumed at any time.
    const waiting = messages.slice(place)
    await parts.client.run((sql) => postponeThrownMessages(sql, waiting, PAUSE))
    return
  }
}

async function deliver(parts: ThrownMessageParts, message: ThrownMessage): Promise<boolean> {
  if (message.kind === 'signal') await broadcastSignal(parts, message, LEASE)
  else {
    const deliverTo = message.kind === 'command' ? deliverCommand : deliverMessage
    if (!(await deliverTo(parts, message))) return false
  }
  await parts.client.run((sql) => removeThrownMessage(sql, message))
  return true
}

async function deliverMessage(parts: ThrownMessageParts, message: ThrownMessage): Promise<boolean> {
  const { parkId, instanceId, revision, position, node, name, correlationKey, variables, chain } = message
  const published = {
    id: deterministicId('message', instanceId, revision, position),
    parkId,
    name,
    correlationKey,
    variables,
    actor: { type: 'system', name: node } as const,
    ...(chain === null ? {} : { chain }),
  }
  const answer = await publishMessage(parts, published, { attempts: ATTEMPTS, isLeased: true })
  if (!answer.accepted) {
    const { code } = answer.rejection
    parts.log.info({ message: name, park: parkId, instance: instanceId, code }, 'a thrown message found nobody')
    // A message may be for the world outside: nobody here need wait for it. Anything else is tried again.
    if (code !== 'no-subscriber') return false
  }
  return true
}
