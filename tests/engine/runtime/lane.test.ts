import { describe, expect, test } from 'vitest'
import { createLane } from '../../../engine/runtime/commands/lane.ts'
import type { PendingCommand, Urgency } from '../../../engine/runtime/commands/pending-command.ts'

function pending(urgency: Urgency, id: string): PendingCommand {
  const actor = { type: 'system', name: 'test' } as const
  const command = { id, parkId: id, instanceId: id, actor, body: { type: 'fireTimer', key: 1 } } as const
  return { command, urgency, sentAt: 0, answer: () => {}, fail: () => {} }
}

describe('a lane with more commands than a batch holds', () => {
  test('takes those that somebody waits for first, and some of the others with each batch', async () => {
    const batches: string[][] = []
    const write = async (batch: readonly PendingCommand[]) => {
      batches.push(batch.map(({ command }) => command.id))
    }
    const lane = createLane(write, 4)

    for (const id of ['timer-1', 'timer-2', 'timer-3']) lane.push(pending('background', id))
    for (const id of ['person-1', 'person-2', 'person-3', 'person-4']) lane.push(pending('prompt', id))
    await lane.whenIdle()

    expect(batches).toEqual([
      ['person-1', 'person-2', 'person-3', 'timer-1'],
      ['person-4', 'timer-2', 'timer-3'],
    ])
  })
})
