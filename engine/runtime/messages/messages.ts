import { setTimeout as pause } from 'node:timers/promises'
import type { BodyOf, Command } from '../../core/commands.ts'
import { reject } from '../../core/rejections.ts'
import { occurrenceOf, startsWithAll } from '../../core/starting/collect-parts.ts'
import type { Answer } from '../../core/store.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { startsFor } from '../../model/starts-for.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import { DatabaseError } from '../../store/connection/database-error.ts'
import { findJournalled } from '../../store/journal/find-journalled.ts'
import { findSubscriber } from '../../store/messages/find-subscriber.ts'
import {
  findMessageTarget,
  forgetMessageTarget,
  letGoOfMessage,
  type MessageTarget,
  type RecordedTarget,
  recordMessageTarget,
  takeOverMessage,
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

/** Seconds: longer than any command waits for its answer. */
const IN_FLIGHT = 30

/** How often, and in milliseconds how far apart, it is looked whether another node has brought the message. */
const LOOKS = 100
const BETWEEN_LOOKS = 50

export interface Publishing {
  readonly attempts?: number
  /** The message is on lease: no other node brings it. */
  readonly isLeased?: boolean
}

/**
 * Brings a message to the one instance that waits for it, else to a message start event (BPMN 2.0.2 §13.5.1). Where it
 * goes is written down first, so that the same message, sent again, goes the same way and is answered as before. Where
 * others are faster it looks again, up to `attempts` times. Only who wrote it down sends it: a second one that comes
 * meanwhile waits for the outcome, for it might reach the first receiver when the message has gone to another.
 */
export async function publishMessage(
  parts: MessageParts,
  message: PublishedMessage,
  { attempts = 5, isLeased = false }: Publishing = {},
): Promise<Answer> {
  const { parkId, id } = message
  for (let attempt = 0, looks = 0; attempt < attempts; ) {
    const target = await settleTarget(parts, message)
    if (target !== null && 'definition' in target) return await startWithAll(parts, message, target)
    if (target === null) return { accepted: false, rejection: reject('no-subscriber', message.name) }
    const command = commandFor(message, target)
    if (!isLeased && !target.isMine && !(await isToBeSent(parts, command))) {
      looks += 1
      if (looks > LOOKS) throw new DatabaseError('database-unavailable')
      await pause(BETWEEN_LOOKS)
      continue
    }
    const answer = await parts.send(command)
    if (answer.accepted) return answer
    if (!GONE.has(answer.rejection.code)) {
      await parts.client.run((sql) => letGoOfMessage(sql, parkId, id, target.instanceId, IN_FLIGHT))
      return answer
    }
    // It was taken by somebody else in between: perhaps another instance waits for it.
    await parts.client.run((sql) => forgetMessageTarget(sql, parkId, id, target.instanceId))
    attempt += 1
  }
  return { accepted: false, rejection: refuse('message-overtaken', message.name) }
}

/** What has arrived is answered from the journal; what nobody has brought for long is taken over. */
async function isToBeSent({ client }: MessageParts, { parkId, instanceId, id }: Command): Promise<boolean> {
  return await client.run(
    async (sql) =>
      (await findJournalled(sql, [{ parkId, instanceId, id }])).has(id) ||
      (await takeOverMessage(sql, parkId, id, instanceId, IN_FLIGHT)),
  )
}

/** A start event that waits for several. */
interface StartWithAll {
  readonly definition: ProcessDefinition
  readonly event: FlowNode
}

async function settleTarget(
  parts: MessageParts,
  message: PublishedMessage,
): Promise<RecordedTarget | StartWithAll | null> {
  const { parkId, id, name, correlationKey } = message
  const before = await parts.client.run((sql) => findMessageTarget(sql, parkId, id))
  if (before !== null) return (await collectorOf(parts, parkId, before)) ?? { ...before, isMine: false }
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
