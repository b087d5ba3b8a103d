import type { SequenceFlow } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { linkTarget } from '../../model/nodes/link-target.ts'
import { constantValue } from './stand-ins.ts'

/**
 * Describes what happens behind each flow until it comes to what other flows lead to as well. Two flows of one
 * description are interchangeable: which of them is taken makes no difference.
 */
export function branchShapes(
  flows: readonly SequenceFlow[],
  outcomes: (node: string) => readonly string[],
): readonly string[] {
  const reached = flows.map(({ target }) => nodesFrom(target))
  const counts = new Map<FlowNode, number>()
  for (const node of reached.flatMap((nodes) => [...nodes])) counts.set(node, (counts.get(node) ?? 0) + 1)
  return flows.map(({ target }) => shapeFrom(target, (node) => (counts.get(node) ?? 0) > 1, outcomes))
}

function shapeFrom(
  first: FlowNode,
  isShared: (node: FlowNode) => boolean,
  outcomes: (node: string) => readonly string[],
): string {
  const numbers = new Map<FlowNode, number>()
  const shape = (node: FlowNode): string => {
    if (isShared(node)) return `> ${node.id}`
    const known = numbers.get(node)
    if (known !== undefined) return `#${known}`
    numbers.set(node, numbers.size)
    return `${ownShape(node, outcomes)}(${nextOf(node).map(([how, next]) => `${how} ${shape(next)}`)})`
  }
  return shape(first)
}

/** What a node is, as far as it makes a difference; a scope and what has more to it is only like itself. */
function ownShape(node: FlowNode, outcomes: (node: string) => readonly string[]): string {
  if ('body' in node) return node.id
  const trigger = 'trigger' in node ? node.trigger : null
  if (trigger !== null && !/^(timer|message)$/.test(trigger.type)) return node.id
  const interrupts = 'interrupting' in node && node.interrupting
  return `${node.type} ${node.incoming.length} ${trigger?.type} ${interrupts} ${[...outcomes(node.id)].sort()}`
}

function nextOf(node: FlowNode): readonly (readonly [how: string, next: FlowNode])[] {
  const standard = 'defaultFlow' in node ? node.defaultFlow : null
  const link = linkTarget(node)
  return [
    ...node.outgoing.map((flow) => [flow === standard ? 'default' : conditionShape(flow), flow.target] as const),
    ...('boundaryEvents' in node ? node.boundaryEvents.map((event) => ['boundary', event] as const) : []),
    ...(link === null ? [] : [['link', link] as const]),
  ]
}

function conditionShape({ condition }: SequenceFlow): string {
  return condition === null ? 'always' : JSON.stringify(constantValue(condition) ?? 'maybe')
}

function nodesFrom(first: FlowNode): ReadonlySet<FlowNode> {
  const found = new Set<FlowNode>()
  const open = [first]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    open.push(...nextOf(node).map(([, next]) => next))
  }
  return found
}
