import type { ProcessDefinition } from '../definition.ts'
import { childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'
import type { SingleCaughtEvent, SingleThrownEvent } from '../nodes/event-definition.ts'
import { singleEvents } from '../nodes/single-events.ts'
import { freezeDefinition } from './freeze-definition.ts'
import { readLanes } from './read-lanes.ts'
import { readScopes } from './read-scopes.ts'
import { readServiceLevel } from './read-service-level.ts'
import type { Reading } from './reading.ts'

/** Reads one `bpmn:Process`; `null` for one without flow nodes, which is kept in the file and not executed. */
export function readProcess(process: ModdleElement, reading: Reading): ProcessDefinition | null {
  const hasNodes = childrenOf(process, 'flowElements').some((element) => element.$instanceOf('bpmn:FlowNode'))
  if (!hasNodes) return null
  const id = idOf(process)
  if (id === null) {
    reading.refuse(process, 'missing-id', 'Expected every process to have an id.', '流程缺少编号（id）。')
    return null
  }
  const { scope, nodes, flows, scopes } = readScopes(process, id, reading)
  return freezeDefinition({
    id,
    name: textOf(process, 'name'),
    hash: reading.hash,
    scope,
    nodes,
    flows,
    scopes,
    decisions: reading.decisions,
    lanes: readLanes(process),
    serviceLevel: readServiceLevel(process, reading),
    hasConditions: [...nodes.values()].some(
      (node) =>
        'trigger' in node &&
        singleEvents<SingleCaughtEvent | SingleThrownEvent>(node.trigger).some(({ type }) => type === 'conditional'),
    ),
  })
}
