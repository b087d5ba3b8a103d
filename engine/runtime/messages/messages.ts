import type { BodyOf, Command } from '../../core/commands.ts'
import { reject } from '../../core/rejections.ts'
import { occurrenceOf, startsWithAll } from '../../core/starting/collect-parts.ts'
import type { Answer } from '../../core/store.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { startsFor } from '../../model/starts-for.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { findSubscriber } from '../../store/messages/find-subscriber.ts'
import {
  findMessageTarget,
  forgetMessageTarget,
  type MessageTarget,
  recordMessageTarget,
} from '../../store/messages/published-messages.ts'
import { refuse } from '../commands/refusals.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import { newestDefinitions } from '../definitions/newest-definitions.ts'
import type { PublishedMessage } from '../engine.ts'
import { newInstanceId } from '../instance-id.ts'
import { collectStart } from './collect-start.ts'

export interface MessageParts {
  readonly client: DatabaseClient
  readonly definitions: DefinitionCache
  readonly send: (command: Command) => Promise<Answer>
}

/** What waited there has stopped to wait. */
const GONE: ReadonlySet<string> = new Set(['no-subscriber', 'instance-ended'])

/**
 * Brings a message to the one instance that waits for it, else to a message start event (BPMN 2.0.2 §13.5.1). Where it
 * goes is written down first, so that the same message, sent again, goes the same way and is answered as before. Where
 * others are faster it looks again, up to `attempts` times.
 */
export async function publishMessage(parts: MessageParts, message: PublishedMessage, attempts = 5): Promise<Answer> {
  const { parkId, id } = message
  for (let attempt = 0; attempt < attempts; attempt++) {
    const target = await settleTarget(parts, message)
    if (target !== null && 'definition' in target) return await startWithAll(parts, message, target)
    if (target === null) return { accepted: false, rejection: reject('no-subscriber', message.name) }
    const answer = await parts.send(commandFor(message, target))
    if (answer.accepted || !GONE.has(answer.rejection.code)) return answer
    // It was taken by somebody else in between: perhaps another instance waits for it.
    await parts.client.run((sql) => forgetMessageTarget(sql, parkId, id, target.instanceId))
  }
  return { accepted: false, rejection: refuse('message-overtaken', message.name) }
}

/** A start event that waits for several. */
interface StartWithAll {
  readonly definition: ProcessDefinition
  readonly event: FlowNode
}

async function settleTarget(
  parts: MessageParts,
  message: PublishedMessage,
): Promise<MessageTarget | StartWithAll | null> {
  const { parkId, id, name, correlationKey } = message
  const before = await parts.client.run((sql) => findMessageTarget(sql, parkId, id))
  if (before !== null) return (await collectorOf(parts, parkId, before)) ?? before
  const subscriber = await parts.client.run((sql) => findSubscriber(sql, parkId, name, correlationKey))
  const found = subscriber === null ? await findStart(parts, parkId, name) : { instanceId: subscriber, start: null }
  if (found === null || 'definition' in found) return found
  return await parts.client.run((sql) => recordMessageTarget(sql, parkId, id, found))
}

/** Where a message went before may be a start event that waits for several. */
async function collectorOf(
  { definitions }: MessageParts,
  parkId: string,
  { start }: MessageTarget,
): Promise<StartWithAll | null> {
  if (start === null) return null
  const definition = await definitions.find(parkId, start.definitionHash, start.processId)
  const event = definition?.nodes.get(start.startEvent)
  return definition === null || event === undefined || !startsWithAll(event) ? null : { definition, event }
}

/** The first process of the park whose newest version has a start event for this message. */
export async function findStart(
  parts: MessageParts,
  parkId: string,
  name: string,
): Promise<MessageTarget | StartWithAll | null> {
  for (const definition of await newestDefinitions(parts, parkId)) {
    const [event] = startsFor(definition, 'message', name)
    if (event === undefined) continue
    if (startsWithAll(event)) return { definition, event }
    const start = { processId: definition.id, definitionHash: definition.hash, startEvent: event.id }
    return { instanceId: newInstanceId(), start }
  }
  return null
}

async function startWithAll(
  parts: MessageParts,
  { id, parkId, name, variables, correlationKey }: PublishedMessage,
  { definition, event }: StartWithAll,
): Promise<Answer> {
  const occurrence = occurrenceOf(event, 'message', name, variables, correlationKey)
  if ('code' in occurrence) return { accepted: false, rejection: occurrence }
  return await collectStart(parts, id, parkId, definition, event, occurrence)
}

function commandFor(
  { id, parkId, actor, name, correlationKey, variables, chain }: PublishedMessage,
  to: MessageTarget,
): Command {
  const { instanceId, start } = to
  const body: BodyOf<'deliverMessage' | 'startInstance'> =
    start === null
      ? { type: 'deliverMessage', name, correlationKey, variables }
      : { type: 'startInstance', ...start, businessKey: null, variables }
  return { id, parkId, instanceId, actor, body: chain === undefined ? body : { ...body, chain } }
}
