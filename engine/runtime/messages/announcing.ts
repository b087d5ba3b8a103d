import type { Engine } from '../engine.ts'
import { findReceivers } from './find-receivers.ts'
import { type MessageParts, publishMessage } from './messages.ts'

/** What an engine does with messages from outside that are not kept. */
export function announcing(parts: MessageParts): Pick<Engine, 'publishMessage' | 'findReceivers'> {
  return {
    publishMessage: (message) => publishMessage(parts, message),
    findReceivers: (announced) => findReceivers(parts, announced),
  }
}
