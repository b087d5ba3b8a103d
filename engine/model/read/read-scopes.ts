import type { ProcessDefinition } from '../definition.ts'
import { childrenOf, idOf, type ModdleElement } from '../moddle.ts'
import type { Activity } from '../nodes/activity.ts'
import { emptyScope, type FlowDraft, type NodeDraft, type ScopeDraft } from './draft.ts'
import { readBoundaryEvent } from './events/read-boundary-event.ts'
import { readAssociations } from './read-associations.ts'
import { readFlowNode } from './read-flow-node.ts'
import { readFlows } from './read-flows.ts'
import type { Reading } from './reading.ts'

export interface Scopes {
  readonly scope: ScopeDraft
  readonly nodes: ReadonlyMap<string, NodeDraft>
  readonly flows: ReadonlyMap<string, FlowDraft>
  readonly scopes: ProcessDefinition['scopes']
}

interface Container {
  readonly element: ModdleElement
  readonly scope: ScopeDraft
}

/** Reads a process at every depth, outside in, and links nodes and flows by reference. */
export function readScopes(process: ModdleElement, id: string, reading: Reading): Scopes {
  const scope = emptyScope(process, id, null)
  const nodes = new Map<string, NodeDraft>()
  const scopes = new Map<string, ScopeDraft>([[id, scope]])
  const containers: Container[] = [{ element: process, scope }]

  for (const container of containers) {
    for (const [element, node] of readNodes(container, reading)) {
      nodes.set(node.id, node)
      container.scope.nodes.push(node)
      if (!('body' in node)) continue
      // The body is the draft that `readFlowNode` made.
      const body = node.body as ScopeDraft
      scopes.set(node.id, body)
      containers.push({ element, scope: body })
    }
  }

  const elements = containers.map((container) => container.element)
  const flows = readFlows(elements, nodes, reading)
  // In a diagram of pools, an association may be drawn in the collaboration.
  readAssociations([...elements, ...childrenOf(reading.definitions, 'rootElements')], nodes)
  for (const container of scopes.values()) sortNodes(container, nodes)
  return { scope, nodes, flows, scopes }
}

function readNodes({ element, scope }: Container, reading: Reading): readonly (readonly [ModdleElement, NodeDraft])[] {
  const children = childrenOf(element, 'flowElements').filter((child) => child.$instanceOf('bpmn:FlowNode'))
  const nodes = new Map<ModdleElement, NodeDraft>()
  const activities = new Map<string, Activity>()
  for (const child of children) {
    const id = idOf(child)
    if (id === null) {
      reading.refuse(
        child,
        'missing-id',
        `Expected every flow node to have an id, but a ${child.$type.slice(5)} has none.`,
        '流程节点缺少编号（id）。',
      )
      continue
    }
    if (child.$type === 'bpmn:BoundaryEvent') continue
    const node = readFlowNode(child, id, scope, reading)
    if (node === null) continue
    nodes.set(child, node)
    if (isActivity(node)) activities.set(id, node)
  }
  for (const child of children) {
    const id = idOf(child)
    if (id === null || child.$type !== 'bpmn:BoundaryEvent') continue
    const node = readBoundaryEvent(child, id, scope, activities, reading)
    if (node === null) continue
    nodes.set(child, node)
    // The host is a draft of this same reading.
    if (node.type === 'boundaryEvent') (node.attachedTo.boundaryEvents as unknown[]).push(node)
  }
  return children.flatMap((child) => {
    const node = nodes.get(child)
    return node === undefined ? [] : [[child, node] as const]
  })
}

function isActivity(node: NodeDraft): node is Extract<NodeDraft, { boundaryEvents: unknown }> {
  return 'boundaryEvents' in node
}

/** BPMN 2.0.2 §13.3.1: what has no incoming flow and is no event starts with its scope, if there is no start event. */
function sortNodes(scope: ScopeDraft, nodes: ReadonlyMap<string, NodeDraft>): void {
  for (const { id } of scope.nodes) {
    const node = nodes.get(id)
    if (node === undefined) continue
    if (node.type === 'startEvent') scope.startEvents.push(node)
    else if (node.type === 'subProcess' && node.triggeredByEvent) scope.eventSubProcesses.push(node)
    else if (node.type === 'intermediateCatchEvent' && node.trigger.type === 'link') scope.linkTargets.push(node)
    else if (isActivity(node) && node.forCompensation) continue
    else if (node.type === 'receiveTask' && node.instantiates) scope.entries.push(node)
    else if (node.type === 'eventBasedGateway' && node.instantiates !== 'no')
      scope.entries.push(...node.outgoing.map(({ target }) => target))
    else if (node.incoming.length === 0 && (isActivity(node) || node.type.endsWith('Gateway')))
      scope.implicitStarts.push(node)
  }
}
