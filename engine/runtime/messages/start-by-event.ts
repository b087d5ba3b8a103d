import type { Chain } from '../../core/chain.ts'
import type { Actor } from '../../core/commands.ts'
import { type Occurrence, startsWithAll } from '../../core/starting/collect-parts.ts'
import type { Answer } from '../../core/store.ts'
import type { Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { recordMessageTarget } from '../../store/messages/published-messages.ts'
import { newInstanceId } from '../instance-id.ts'
import { collectStart } from './collect-start.ts'
import type { MessageParts } from './messages.ts'

interface Cause {
  readonly id: string
  readonly parkId: string
  readonly actor: Actor
  readonly chain?: Chain
}

/** Starts a process at this event under an id that makes a repetition harmless, or collects what starts it. */
export async function startByEvent(
  parts: MessageParts,
  { id, parkId, actor, chain }: Cause,
  definition: ProcessDefinition,
  event: FlowNode,
  occurrence: Occurrence,
): Promise<Answer> {
  if (startsWithAll(event)) return await collectStart(parts, id, parkId, definition, event, occurrence)
  const start = { processId: definition.id, definitionHash: definition.hash, startEvent: event.id }
  const target = await parts.client.run((sql) =>
    recordMessageTarget(sql, parkId, id, { instanceId: newInstanceId(), start }),
  )
  return await parts.send({
    id,
    parkId,
    instanceId: target.instanceId,
    actor,
    body: { ...bodyFor(target.start ?? start, occurrence.variables), ...(chain === undefined ? {} : { chain }) },
  })
}

function bodyFor(
  start: { readonly processId: string; readonly definitionHash: string; readonly startEvent: string },
  variables: Variables,
) {
  return { type: 'startInstance', ...start, businessKey: null, variables } as const
}
