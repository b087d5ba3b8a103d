import type { ProcessDefinition, ScopeDefinition, SequenceFlow } from '../definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { factOf, factsOf, ORDER } from './facts.ts'
import { type Both, both, type Fact, type Facts, type Part } from './part.ts'
import { typeName } from './words/type-names.ts'

// Told elsewhere, or by the flows and events that lead there.
const OF_OTHERS = ['id', 'incoming', 'outgoing', 'boundaryEvents', 'body', 'serviceLevel']
const OF_OTHERS_IN_FLOWS = ['id']

/** The process itself, its nodes and its flows. Where they are drawn is no part of them. */
export function partsOfProcess(definition: ProcessDefinition, isExecutable: boolean): readonly Part[] {
  const { id, name, serviceLevels, scope, nodes, flows } = definition
  const facts = withFacts(factsOf({ name, serviceLevels }), {
    ...ofScope(scope),
    executable: String(isExecutable),
  })
  return [
    {
      kind: 'process',
      id,
      element: id,
      subject: both(`流程“${name ?? id}”`, `Process “${name ?? id}”`),
      title: null,
      facts,
    },
    ...[...nodes.values()].map((node) => partOfNode(definition, node)),
    ...[...flows.values()].map((flow) => partOfFlow(id, flow)),
  ]
}

function partOfNode(definition: ProcessDefinition, node: FlowNode): Part {
  const lane = definition.lanes.get(node.id) ?? null
  return {
    kind: 'node',
    id: `${definition.id}/${node.id}`,
    element: node.id,
    subject: nameOf(node),
    title: typeName(node.type),
    facts: withFacts(factsOf(node, OF_OTHERS), { lane, ...('body' in node ? ofScope(node.body) : {}) }),
  }
}

function partOfFlow(process: string, flow: SequenceFlow): Part {
  const target = nameOf(flow.target)
  return {
    kind: 'flow',
    id: `${process}/${flow.id}`,
    element: flow.id,
    subject: nameOf(flow.source),
    title: both(`到${quoted(target.zh)}的顺序流`, `the flow to ${target.en}`),
    facts: factsOf(flow, OF_OTHERS_IN_FLOWS),
  }
}

/** The name of a step, else what it is and its id. */
function nameOf({ name, type, id }: FlowNode): Both {
  if (name !== null && name !== '') return both(name, name)
  return both(`${typeName(type).zh} ${id}`, `${typeName(type).en} ${id}`)
}

function quoted(name: string): string {
  return `“${name}”`
}

function ofScope({ dataObjects }: ScopeDefinition): { readonly dataObjects: Fact | null } {
  return { dataObjects: factOf([...dataObjects].sort()) }
}

function withFacts(facts: Facts, more: { readonly [name: string]: Fact | null }): Facts {
  const further = Object.entries(more).filter((entry): entry is [string, Fact] => entry[1] !== null)
  return new Map([...facts, ...further].filter(([name]) => name !== ORDER))
}
