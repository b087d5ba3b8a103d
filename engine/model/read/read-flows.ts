import { childOf, childrenOf, idOf, type ModdleElement, textOf, unresolvedIdOf } from '../moddle.ts'
import type { FlowDraft, NodeDraft } from './draft.ts'
import { extensionOf } from './extensions.ts'
import { readFormalExpression } from './read-expression.ts'
import type { Reading } from './reading.ts'

/** Reads all sequence flows; their `sourceRef` and `targetRef` count, not the nodes' `incoming` and `outgoing`. */
export function readFlows(
  containers: readonly ModdleElement[],
  nodes: ReadonlyMap<string, NodeDraft>,
  reading: Reading,
): ReadonlyMap<string, FlowDraft> {
  const flows = new Map<string, FlowDraft>()
  const given = new Map<string, number>()
  const elements = containers.flatMap((container) =>
    childrenOf(container, 'flowElements').filter((element) => element.$type === 'bpmn:SequenceFlow'),
  )
  const taken = new Set(elements.map(idOf))
  for (const element of elements) {
    const flow = readFlow(element, nodes, (wanted) => freeId(wanted, taken, given), reading)
    if (flow === null) continue
    flows.set(flow.id, flow)
    linkFlow(element, flow, nodes)
  }
  return flows
}

function readFlow(
  element: ModdleElement,
  nodes: ReadonlyMap<string, NodeDraft>,
  nameFlow: (wanted: string) => string,
  reading: Reading,
): FlowDraft | null {
  const source = endOf(element, 'sourceRef', nodes, reading)
  const target = endOf(element, 'targetRef', nodes, reading)
  const rounds = readRounds(element, reading)
  if (source === null || target === null) return null
  const expression = childOf(element, 'conditionExpression')
  const condition = expression === null ? null : readFormalExpression(element, expression, reading)
  const id = idOf(element) ?? nameFlow(`${source.id}--${target.id}`)
  return { id, name: textOf(element, 'name'), source, target, condition, rounds }
}

function endOf(
  element: ModdleElement,
  property: 'sourceRef' | 'targetRef',
  nodes: ReadonlyMap<string, NodeDraft>,
  reading: Reading,
): NodeDraft | null {
  const end = childOf(element, property)
  const node = end === null ? undefined : nodes.get(idOf(end) ?? '')
  if (node !== undefined) return node
  // A node that was refused itself has its own problem.
  if (end?.$instanceOf('bpmn:FlowNode') && sameProcess(end, element)) return null
  const found = end === null ? unresolvedIdOf(element, property) : idOf(end)
  reading.refuse(
    element,
    'flow-end',
    `Expected ${property} of the sequence flow to be a flow node of its process, but found ${found ?? 'nothing'}.`,
    `顺序流的 ${property} 应为同一流程的节点，实际为“${found ?? '空'}”。`,
  )
  return null
}

function sameProcess(first: ModdleElement, second: ModdleElement): boolean {
  return processOf(first) === processOf(second)
}

function processOf(element: ModdleElement): ModdleElement {
  let at = element
  while (at.$type !== 'bpmn:Process' && at.$parent !== undefined) at = at.$parent
  return at
}

/** The wanted id, or with the next number behind it; `given` remembers how far each was counted. */
function freeId(wanted: string, taken: Set<string | null>, given: Map<string, number>): string {
  let count = given.get(wanted) ?? 1
  const id = () => (count === 1 ? wanted : `${wanted}-${count}`)
  while (taken.has(id())) count += 1
  given.set(wanted, count)
  taken.add(id())
  return id()
}

function linkFlow(element: ModdleElement, flow: FlowDraft, nodes: ReadonlyMap<string, NodeDraft>): void {
  const source = nodes.get(flow.source.id)
  nodes.get(flow.target.id)?.incoming.push(flow)
  if (source === undefined) return
  source.outgoing.push(flow)
  const owner = childOf(element, 'sourceRef')
  if (owner !== null && 'defaultFlow' in source && childOf(owner, 'default') === element) source.defaultFlow = flow
}

function readRounds(element: ModdleElement, reading: Reading): number | null {
  const rounds = extensionOf(element, 'siji:Rounds')
  if (rounds === null) return null
  const max = textOf(rounds, 'max') ?? ''
  if (/^[1-9]\d{0,3}$/.test(max)) return Number(max)
  reading.refuse(
    element,
    'rounds',
    `Expected siji:rounds to have a whole number above 0 as max, but found ${textOf(rounds, 'max') ?? 'none'}.`,
    `siji:rounds 的 max 应为正整数，实际为“${textOf(rounds, 'max') ?? '空'}”。`,
  )
  return null
}
