import type { Command } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'
import { DatabaseError } from '../../store/connection/database-error.ts'
import { isInstanceId } from '../instance-id.ts'
import { type EngineWatch, unwatched } from '../watch/engine-watch.ts'
import { createLane } from './lane.ts'
import type { PendingCommand, Urgency } from './pending-command.ts'
import { refuse } from './refusals.ts'

export interface CommandQueueOptions {
  readonly lanes: number
  readonly batchLimit: number
  /** How many commands may wait in all; what comes then is refused as `overloaded`. */
  readonly queueLimit: number
  readonly process: (batch: readonly PendingCommand[]) => Promise<void>
  readonly watch?: EngineWatch
}

export interface CommandQueue {
  readonly send: (command: Command, urgency?: Urgency) => Promise<Answer>
  /** Commands in each lane. */
  readonly sizes: () => readonly number[]
  readonly isIdle: () => boolean
  readonly whenIdle: () => Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Sends every command of an instance through the same lane; equal ids in flight share one answer. */
export function createCommandQueue(options: CommandQueueOptions): CommandQueue {
  const { watch = unwatched } = options
  const lanes = Array.from({ length: options.lanes }, () => createLane(watched, options.batchLimit))
  const inFlight = new Map<string, Promise<Answer>>()

  async function watched(batch: readonly PendingCommand[]): Promise<void> {
    const origins = batch.map(({ origin }) => origin)
    await watch.within({ kind: 'batch', size: batch.length, origins }, () => options.process(batch))
  }

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
        origin: watch.origin(),
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
    send: async (command, urgency) => {
      try {
        const answer = await send(command, urgency)
        watch.answered(command.body.type, outcomeOf(answer))
        return answer
      } catch (error) {
        watch.answered(command.body.type, error instanceof DatabaseError ? error.code : 'fault')
        throw error
      }
    },
    sizes: () => lanes.map((lane) => lane.size()),
    isIdle: () => lanes.every((lane) => lane.size() === 0),
    whenIdle: async () => {
      for (const lane of lanes) await lane.whenIdle()
    },
  }
}

function outcomeOf(answer: Answer): string {
  if (!answer.accepted) return answer.rejection.code
  return answer.repeated ? 'repeated' : 'accepted'
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
