import { occurrenceOf, startsWithAll } from '../../core/starting/collect-parts.ts'
import { firstStart, nextOfCycle } from '../../core/timers.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { advanceDefinitionTimer } from '../../store/definitions/advance-definition-timer.ts'
import { type DefinitionTimer, leaseDefinitionTimers } from '../../store/definitions/lease-definition-timers.ts'
import { deterministicId } from '../deterministic-id.ts'
import { newInstanceId } from '../instance-id.ts'
import { collectStart } from '../messages/collect-start.ts'
import type { MessageParts } from '../messages/messages.ts'

const LIMIT = 50
const LEASE = 10

/** The timer start events of a process as they stand when it is deployed at `now` (BPMN 2.0.2 §13.5.1). */
export function armStartTimers(
  parkId: string,
  definition: ProcessDefinition,
  now: number,
  zone: string,
): readonly DefinitionTimer[] {
  return definition.scope.startEvents.flatMap((event) => {
    const schedule = firstStart(event, now, zone)
    if (schedule === null) return []
    const { id: processId, hash: definitionHash } = definition
    return [{ parkId, processId, node: event.id, definitionHash, ...schedule, nextInstanceId: newInstanceId() }]
  })
}

/** Starts an instance for every timer start event that is due. */
export async function startDueProcesses(parts: MessageParts, zone: string): Promise<boolean> {
  const due = await parts.client.run((sql) => leaseDefinitionTimers(sql, LIMIT, LEASE))
  await Promise.all(due.map((timer) => startProcess(parts, timer, zone)))
  return due.length > 0
}

async function startProcess(parts: MessageParts, timer: DefinitionTimer, zone: string): Promise<void> {
  const { parkId, processId, node, definitionHash, nextInstanceId } = timer
  const id = deterministicId('start', nextInstanceId)
  const definition = await parts.definitions.find(parkId, definitionHash, processId)
  const event = definition?.nodes.get(node)
  if (definition !== null && event !== undefined && startsWithAll(event)) {
    const occurrence = occurrenceOf(event, 'timer', null, {}, null)
    if (!('code' in occurrence)) await collectStart(parts, id, parkId, definition, event, occurrence)
  } else {
    await parts.send({
      id,
      parkId,
      instanceId: nextInstanceId,
      actor: { type: 'system', name: 'timer' },
      body: { type: 'startInstance', processId, definitionHash, startEvent: node, businessKey: null, variables: {} },
    })
  }
  // Cycles are counted from the last due date: a late node must not shift all that follow.
  const { dueAt, repetitions, interval } = timer
  const schedule = nextOfCycle({ type: 'timer', key: 0, node, dueAt, repetitions, interval }, zone)
  const next = schedule === null ? null : { ...schedule, nextInstanceId: newInstanceId() }
  await parts.client.run((sql) => advanceDefinitionTimer(sql, timer, next))
}
