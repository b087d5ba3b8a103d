import { v7 } from 'uuid'
import type { Command } from '../../../engine/core/commands.ts'
import type { Event } from '../../../engine/core/events.ts'
import type { ElementInstance, ProcessInstance } from '../../../engine/core/instance.ts'
import type { InstanceChange } from '../../../engine/core/store.ts'

export const started = Date.UTC(2026, 0, 5, 1)

/** A new instance as it stands after its first command, and the change that writes it. */
export function newInstance(parkId: string, events: readonly Event[] = [], elements: readonly ElementInstance[] = []) {
  const id = v7()
  const instance: ProcessInstance = {
    id,
    parkId,
    rootInstanceId: id,
    processId: 'permit',
    definitionHash: 'f'.repeat(64),
    businessKey: 'a-1',
    state: 'active',
    revision: 1,
    startedAt: started,
    changedAt: started,
    nextKey: 5,
    elements: [{ key: 0, node: 'permit', scope: -1, state: 'active', variables: { 名称: '四即' } }, ...elements],
    endVariables: null,
  }
  const command = commandFor(instance, { type: 'setVariables', scope: 0, variables: {} })
  const entries = [{ command, at: started, revision: 1, events }]
  return { instance, change: { instance, readRevision: 0, entries } satisfies InstanceChange }
}

/** A further command on this instance that puts these events into the journal. */
export function laterChange(before: ProcessInstance, events: readonly Event[], command?: Command): InstanceChange {
  const instance = { ...before, revision: before.revision + 1, changedAt: before.changedAt + 1 }
  const sent = command ?? commandFor(before, { type: 'setVariables', scope: 0, variables: {} })
  const entries = [{ command: sent, at: instance.changedAt, revision: instance.revision, events }]
  return { instance, readRevision: before.revision, entries }
}

export function commandFor(instance: ProcessInstance, body: Command['body']): Command {
  const { parkId, id: instanceId } = instance
  return { id: v7(), parkId, instanceId, actor: { type: 'system', name: 'test' }, body }
}

export function taskOpened(key: number): Event {
  return {
    type: 'taskOpened',
    key,
    node: 'review',
    name: '审查',
    department: 'planning',
    post: 'reviewer',
    checkPost: null,
    form: null,
    permit: null,
    lane: null,
    dueAt: started + 1,
    at: started,
  }
}

export function taskEnded(key: number): Event {
  return { type: 'taskEnded', key, state: 'answered', answerer: 'p-1', checker: null, at: started }
}
