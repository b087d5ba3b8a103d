import type { OutgoingCommand, StartOfCall } from '../../core/calls/outgoing-commands.ts'
import type { CommandBody } from '../../core/commands.ts'
import type { Rejection } from '../../core/decision.ts'
import { reject } from '../../core/rejections.ts'
import type { Answer } from '../../core/store.ts'
import { listDefinitions } from '../../store/definitions/list-definitions.ts'
import type { ThrownMessage } from '../../store/messages/lease-thrown-messages.ts'
import { calledInstanceId } from '../called-instance-id.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { MessageParts } from './messages.ts'

/**
 * Brings what an instance sent to the one that it called, or that called it (BPMN 2.0.2 §10.3.6). Target and command id
 * follow from the row, so that a repetition after a crash finds the command in the journal. What the other no longer
 * wants is dropped, for it was called off or has ended; what could not be started is told to the caller. Says whether
 * it has arrived: where the other is suspended, it is brought again.
 */
export async function deliverCommand(parts: MessageParts, row: ThrownMessage): Promise<boolean> {
  // The row was written from an outgoing command, and by nobody else.
  const command = JSON.parse(row.command ?? 'null') as OutgoingCommand
  if (command.to === 'caller') return hasArrived(await send(parts, row, command.caller.instanceId, command.body))
  if (command.to === 'restarted') return hasArrived(await send(parts, row, command.instanceId, command.body))
  const { key, body } = command
  const called = calledInstanceId(row.instanceId, key)
  if (body.type !== 'startInstance') return hasArrived(await send(parts, row, called, body))
  const refusal = await start(parts, row, called, body)
  if (refusal === null) return true
  const { code, message, messageZh } = refusal
  const told = { type: 'refuseCall', key, code, message, messageZh } as const
  return hasArrived(await send(parts, row, row.instanceId, told, 'refused'))
}

async function start(
  parts: MessageParts,
  row: ThrownMessage,
  instanceId: string,
  { version, ...body }: StartOfCall,
): Promise<Rejection | null> {
  const { processId } = body
  const hash = version === null ? body.definitionHash : await hashOfVersion(parts, row.parkId, processId, version)
  const missing = reject('called-process-missing', processId, wanted(version, body.definitionHash))
  if (hash === undefined) return missing
  const answer = await send(parts, row, instanceId, { ...body, definitionHash: hash })
  if (answer.accepted) return null
  return answer.rejection.code === 'process-not-found' ? missing : answer.rejection
}

function wanted(version: number | null, hash: string | null): string {
  if (version !== null) return `version ${version}`
  return hash === null ? 'latest' : 'deployment'
}

async function hashOfVersion(
  { client }: MessageParts,
  parkId: string,
  processId: string,
  version: number,
): Promise<string | undefined> {
  const rows = await client.run((sql) => listDefinitions(sql, parkId))
  return rows.find((row) => row.processId === processId && row.version === version)?.hash
}

async function send(
  { send: sendCommand }: MessageParts,
  { parkId, instanceId: from, revision, position, node }: ThrownMessage,
  instanceId: string,
  body: CommandBody,
  purpose = 'command',
): Promise<Answer> {
  const id = deterministicId(purpose, from, revision, position)
  return await sendCommand({ id, parkId, instanceId, actor: { type: 'system', name: node }, body })
}

function hasArrived(answer: Answer): boolean {
  return answer.accepted || answer.rejection.code !== 'instance-suspended'
}
