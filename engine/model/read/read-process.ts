import type { ProcessDefinition } from '../definition.ts'
import { childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { singleEvents } from '../nodes/single-events.ts'
import { freezeDefinition } from './freeze-definition.ts'
import { readLanes } from './read-lanes.ts'
import { readScopes } from './read-scopes.ts'
import { readServiceLevels } from './read-service-level.ts'
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
  const all = [...nodes.values()]
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
    ...readServiceLevels(process, reading),
    hasConditions: all.some(awaitsCondition),
    awaitsData: all.some(({ data }) => data !== null && data.inputSets.length > 0),
    dataStores: [...new Set(all.flatMap(storesOf))],
    compensates: all.some(compensates),
  })
}

function awaitsCondition(node: FlowNode): boolean {
  if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent' || !('trigger' in node)) return false
  return singleEvents(node.trigger).some(({ type }) => type === 'conditional')
}

function compensates(node: FlowNode): boolean {
  if (node.type !== 'endEvent' && node.type !== 'intermediateThrowEvent') return false
  return singleEvents(node.trigger).some(({ type }) => type === 'compensation' || type === 'cancel')
}

function storesOf({ data }: FlowNode): readonly string[] {
  if (data === null) return []
  return [...data.inputs, ...data.outputs].flatMap(({ stores, target }) =>
    target.isStore ? [...stores, target.name] : stores,
  )
}
