import type { Command } from '../../core/commands.ts'
import { collectPart, type Occurrence } from '../../core/starting/collect-parts.ts'
import type { Answer } from '../../core/store.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import {
  type CollectedStart,
  isCollecting,
  listCollected,
  listComplete,
  lockStartPlace,
  removeCollected,
  saveCollected,
} from '../../store/messages/collected-starts.ts'
import { findMessageTarget, recordMessageTarget } from '../../store/messages/published-messages.ts'
import { deterministicId } from '../deterministic-id.ts'
import { newInstanceId } from '../instance-id.ts'
import type { MessageParts } from './messages.ts'

const LIMIT = 50

/**
 * Something has come for a start event that waits for several (BPMN 2.0.2 §10.5.2). What has come is kept with the mark
 * that `id` is known, so that a repetition changes nothing; when all is there, the instance starts. Answers with the
 * instance that it is for, at revision 0 while it has not started.
 */
export async function collectStart(
  parts: MessageParts,
  id: string,
  parkId: string,
  definition: ProcessDefinition,
  event: FlowNode,
  occurrence: Occurrence,
): Promise<Answer> {
  const start = { processId: definition.id, definitionHash: definition.hash, startEvent: event.id }
  const place = { parkId, processId: definition.id, definitionHash: definition.hash, node: event.id }
  const { instanceId, repeated } = await parts.client.run((sql) =>
    sql.begin(async (tx) => {
      await lockStartPlace(tx, place)
      const known = await findMessageTarget(tx, parkId, id)
      if (known !== null) return { instanceId: known.instanceId, repeated: true }
      const now = collectPart(await listCollected(tx, place), event, occurrence, newInstanceId)
      for (const { collected, complete } of now) await saveCollected(tx, place, collected, complete)
      const target = { instanceId: now[0]?.collected.id ?? newInstanceId(), start }
      await recordMessageTarget(tx, parkId, id, target)
      return { instanceId: target.instanceId, repeated: false }
    }),
  )
  await startCollected(parts)
  return await answerFor(parts, parkId, instanceId, repeated)
}

/** Starts what is complete, also what another node did not come to start; says whether there was anything. */
export async function startCollected(parts: MessageParts): Promise<boolean> {
  const complete = await parts.client.run((sql) => listComplete(sql, LIMIT))
  for (const start of complete) {
    const answer = await parts.send(commandFor(start))
    // Who is refused would be refused for ever, and whoever sent the last part has its answer.
    if (answer.accepted || answer.rejection.code === 'already-started') {
      await parts.client.run((sql) => removeCollected(sql, start.parkId, start.id))
    }
  }
  return complete.length > 0
}

async function answerFor(parts: MessageParts, parkId: string, instanceId: string, repeated: boolean): Promise<Answer> {
  const waits = await parts.client.run((sql) => isCollecting(sql, parkId, instanceId))
  return { accepted: true, instanceId, revision: waits ? 0 : 1, repeated }
}

function commandFor({ parkId, id, processId, definitionHash, node, variables }: CollectedStart): Command {
  return {
    id: deterministicId('start', id),
    parkId,
    instanceId: id,
    actor: { type: 'system', name: node },
    body: { type: 'startInstance', processId, definitionHash, startEvent: node, businessKey: null, variables },
  }
}
