import type { Command } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'
import { DatabaseError } from '../../store/connection/database-error.ts'
import { isInstanceId } from '../instance-id.ts'
import { createLane } from './lane.ts'
import type { PendingCommand, Urgency } from './pending-command.ts'
import { refuse } from './refusals.ts'

export interface CommandQueueOptions {
  readonly lanes: number
  readonly batchLimit: number
  /** How many commands may wait in all; what comes then is refused as `overloaded`. */
  readonly queueLimit: number
  readonly process: (batch: readonly PendingCommand[]) => Promise<void>
}

export interface CommandQueue {
  readonly send: (command: Command, urgency?: Urgency) => Promise<Answer>
  readonly isIdle: () => boolean
  readonly whenIdle: () => Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Sends every command of an instance through the same lane; equal ids in flight share one answer. */
export function createCommandQueue(options: CommandQueueOptions): CommandQueue {
  const lanes = Array.from({ length: options.lanes }, () => createLane(options.process, options.batchLimit))
  const inFlight = new Map<string, Promise<Answer>>()

  async function send(command: Command, urgency: Urgency = 'prompt'): Promise<Answer> {
    const refused = findWrongId(command)
    if (refused !== null) return { accepted: false, rejection: refuse('invalid-id', refused) }
    const key = `${command.parkId}/${command.instanceId}/${command.id}`
    const twin = inFlight.get(key)
    if (twin !== undefined) return asRepeated(await twin)
    if (lanes.reduce((sum, lane) => sum + lane.size(), 0) >= options.queueLimit) throw new DatabaseError('overloaded')
    const answer = new Promise<Answer>((resolve, reject) => {
      lanes[laneOf(command.instanceId, lanes.length)]?.push({
        command,
        urgency,
        sentAt: performance.now(),
        answer: resolve,
        fail: reject,
      })
    })
    inFlight.set(key, answer)
    try {
      return await answer
    } finally {
      inFlight.delete(key)
    }
  }

  return {
    send,
    isIdle: () => lanes.every((lane) => lane.size() === 0),
    whenIdle: async () => {
      for (const lane of lanes) await lane.whenIdle()
    },
  }
}

function findWrongId({ id, instanceId, parkId, body }: Command): string | null {
  if (!UUID.test(id)) return id
  if (!UUID.test(parkId)) return parkId
  if (body.type === 'restartInstance' && !isInstanceId(body.as)) return body.as
  const isGood = body.type === 'startInstance' ? isInstanceId(instanceId) : UUID.test(instanceId)
  return isGood ? null : instanceId
}

/** The random end of a UUIDv7 spreads evenly. */
function laneOf(instanceId: string, lanes: number): number {
  return Number.parseInt(instanceId.slice(-6), 16) % lanes
}

function asRepeated(answer: Answer): Answer {
  return answer.accepted ? { ...answer, repeated: true } : answer
}
